package dev.tandem.sync;

import dev.tandem.merge.Side;
import dev.tandem.state.Flip;
import dev.tandem.state.Link;
import dev.tandem.state.LinkBases;
import dev.tandem.state.PendingChange;
import dev.tandem.state.Sent;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.sync.Identified.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the state remembers of the records of one batch. */
record Memory(
        Map<UUID, LinkBases> bases,
        Map<String, List<PendingChange>> noticed,
        Map<Long, Set<String>> optOuts,
        Map<UUID, Map<String, String>> decisions,
        Map<String, Map<String, List<LateEdit>>> late,
        Map<String, Map<String, List<Sent>>> inDoubt,
        Map<UUID, Map<String, Flip>> flips) {

    static Memory of(
            Transaction tx,
            State state,
            CoveredEdits covered,
            WritesAtWork writesAtWork,
            ReadyStream stream,
            List<Write> writes) {
        String name = stream.definition().name();
        List<UUID> records =
                writes.stream().map(write -> write.change().recordId()).toList();
        Map<UUID, LinkBases> bases = new HashMap<>(state.bases().find(tx, name, records));
        inherited(tx, state, writes, bases);
        Set<String> persons = writes.stream()
                .map(Merger::person)
                .filter(person -> !person.isNew())
                .map(Person::id)
                .collect(Collectors.toSet());
        Set<Long> addresses = writes.stream()
                .flatMap(write -> write.change().address().stream())
                .collect(Collectors.toSet());
        Map<String, List<Sent>> sent =
                persons.isEmpty() ? Map.of() : state.sent().of(tx, persons);
        return new Memory(
                bases,
                persons.isEmpty() ? Map.of() : state.pending().of(tx, persons),
                addresses.isEmpty() ? Map.of() : state.optOuts().find(tx, addresses),
                state.conflicts().open(tx, name, records),
                late(sent, covered),
                inDoubt(sent, writesAtWork),
                state.flips().find(tx, name, records));
    }

    private static Map<String, Map<String, List<LateEdit>>> late(Map<String, List<Sent>> sent, CoveredEdits covered) {
        Map<String, Map<String, List<LateEdit>>> late = new HashMap<>();
        sent.forEach((person, writes) -> late.put(
                person,
                writes.stream()
                        .filter(Sent::isLate)
                        .map(write -> LateEdit.of(write, covered))
                        .collect(Collectors.groupingBy(edit -> edit.write().field()))));
        return late;
    }

    private static Map<String, Map<String, List<Sent>>> inDoubt(
            Map<String, List<Sent>> sent, WritesAtWork writesAtWork) {
        Map<String, Map<String, List<Sent>>> inDoubt = new HashMap<>();
        sent.forEach((person, writes) -> inDoubt.put(
                person,
                writes.stream().filter(writesAtWork::mayComeAgain).collect(Collectors.groupingBy(Sent::field))));
        return inDoubt;
    }

    /** A record that takes over another one's person goes on from that one's bases. */
    private static void inherited(Transaction tx, State state, List<Write> writes, Map<UUID, LinkBases> bases) {
        Map<String, Set<UUID>> byStream = new HashMap<>();
        writes.forEach(write -> from(write)
                .ifPresent(link -> byStream.computeIfAbsent(link.stream(), stream -> new HashSet<>())
                        .add(link.recordId())));
        byStream.forEach((stream, ids) -> {
            Map<UUID, LinkBases> found = state.bases().find(tx, stream, ids);
            writes.forEach(write -> from(write)
                    .filter(link -> link.stream().equals(stream))
                    .map(link -> found.get(link.recordId()))
                    .ifPresent(of -> bases.put(write.change().recordId(), of)));
        });
    }

    private static Optional<Link> from(Write write) {
        return write instanceof Write.Take take ? Optional.of(take.from()) : Optional.empty();
    }

    Surroundings around(Write write, Person person) {
        Change change = write.change();
        UUID record = change.recordId();
        // bases of an adoption whose outcome never came say nothing about the person that the rule finds now
        Optional<LinkBases> known = write instanceof Write.Create || write instanceof Write.Adopt
                ? Optional.empty()
                : Optional.ofNullable(bases.get(record));
        Map<String, Instant> changedAt = new HashMap<>();
        if (!person.isNew()) {
            noticed.getOrDefault(person.id(), List.of()).forEach(it -> changedAt.put(it.field(), it.changedAt()));
        }
        return new Surroundings(
                known.map(LinkBases::origin).orElse(record),
                known.map(LinkBases::fields).orElseGet(Map::of),
                change.link()
                        .map(Link::version)
                        .filter(version -> version == change.version())
                        .isEmpty(),
                change.link().isEmpty(),
                changedAt,
                change.modifiedAt(),
                change.address().map(optOuts::get).filter(Objects::nonNull).orElseGet(Set::of),
                sides(decisions.getOrDefault(record, Map.of())),
                person.isNew() ? Map.of() : late.getOrDefault(person.id(), Map.of()),
                person.isNew() ? Map.of() : inDoubt.getOrDefault(person.id(), Map.of()),
                flips.getOrDefault(record, Map.of()));
    }

    private static Map<String, Side> sides(Map<String, String> decided) {
        Map<String, Side> sides = new HashMap<>();
        decided.forEach((field, side) -> sides.put(field, Side.valueOf(side.toUpperCase(Locale.ROOT))));
        return sides;
    }
}
