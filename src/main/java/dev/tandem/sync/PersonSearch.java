package dev.tandem.sync;

import dev.tandem.state.Intent;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition.Match;
import dev.tandem.stream.StreamDefinition.Target;
import dev.tandem.sync.Identified.Result;
import dev.tandem.sync.Identified.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The search for the persons of one batch. */
final class PersonSearch {

    /** Marketo works up to 90 s on a call whose answer was lost (Marketo reference, section 3). */
    static final Duration MARKETO_FINISHES = Duration.ofSeconds(100);

    private final ReadyStream stream;
    private final Batch batch;
    private final State state;
    private final Persons persons;
    private final StrayLinks stray;
    private final Addresses addresses;
    private final UnconfirmedPersons.Found inheritance;
    private final Instant now;
    private final long seen;
    private final List<Write> writes = new ArrayList<>();
    private final List<Result> settled = new ArrayList<>();

    /**
     * @param inheritance the links of leads that became contacts of this batch; the first contact of a lead takes its
     *     person, and its link out of the map
     */
    PersonSearch(
            ReadyStream stream,
            Batch batch,
            State state,
            Persons persons,
            StrayLinks stray,
            Addresses addresses,
            UnconfirmedPersons.Found inheritance,
            Instant now,
            long seen) {
        this.stream = stream;
        this.batch = batch;
        this.state = state;
        this.persons = persons;
        this.stray = stray;
        this.addresses = addresses;
        this.inheritance = inheritance;
        this.now = now;
        this.seen = seen;
    }

    /** Decides for each record whether its person is updated, adopted or created, or whether it waits or fails. */
    Identified run() {
        List<Change> unlinked = new ArrayList<>();
        Map<Change, Link> persons = new LinkedHashMap<>();
        for (Change change : batch.changes()) {
            Optional<Link> link = change.link()
                    .or(() -> Optional.ofNullable(
                            inheritance.links().remove(change.ties().relatedTo())));
            if (link.isPresent()) {
                persons.put(change, link.get());
            } else {
                undecided(change).ifPresentOrElse(settled::add, () -> unlinked.add(change));
            }
        }
        linked(persons);
        byRule(byKey(withoutIntent(unlinked)));
        return new Identified(batch.stream(), batch.lane(), writes, settled, seen, now);
    }

    /** What becomes of a contact whose lead may have a person that nothing links. */
    private Optional<Result> undecided(Change change) {
        UUID lead = change.ties().relatedTo();
        Instant decided = inheritance.waiting().get(lead);
        if (decided != null) {
            return Optional.of(new Result.PutOff(change, Wait.ANSWER_LOST, decided));
        }
        return Optional.ofNullable(inheritance.several().get(lead))
                .map(ids -> new Result.Failed(
                        change,
                        "several-persons",
                        "several persons carry the id of the lead that became this contact: " + ids));
    }

    /** Persons are read just before they are written, since Marketo has no conditional write (design, section 4). */
    private void linked(Map<Change, Link> links) {
        Set<String> ids = links.values().stream().map(Link::marketoId).collect(Collectors.toSet());
        Map<String, List<Map<String, Object>>> found = persons.by("id", ids, withKey());
        List<Change> astray = astray(links, found);
        links.forEach((change, link) -> {
            List<Map<String, Object>> person = found.getOrDefault(link.marketoId(), List.of());
            if (person.isEmpty()) {
                settled.add(new Result.PutOff(change, Wait.PERSON_GONE, now));
            } else if (astray.contains(change)) {
                return;
            } else if (change.link().isPresent()) {
                writes.add(new Write.Update(change, new Person.Present(person.get(0))));
            } else {
                writes.add(new Write.Take(withCompanyOf(link, change), link, new Person.Present(person.get(0))));
            }
        });
    }

    /** Their own persons are looked for by key; one whose link leads to somebody else is never written there. */
    private List<Change> astray(Map<Change, Link> links, Map<String, List<Map<String, Object>>> found) {
        Map<UUID, Link> byRecord = new HashMap<>();
        links.forEach((change, link) -> byRecord.put(change.recordId(), link));
        Map<String, Map<String, Object>> present = new HashMap<>();
        found.forEach((id, person) -> person.stream().findFirst().ifPresent(one -> present.put(id, one)));
        byRecord.values().removeIf(link -> !present.containsKey(link.marketoId()));
        Set<UUID> records = byRecord.isEmpty() ? Set.of() : stray.among(byRecord, present);
        List<Change> astray = links.keySet().stream()
                .filter(change -> records.contains(change.recordId()))
                .toList();
        for (Change lost : byKey(astray)) {
            settled.add(new Result.Failed(
                    lost,
                    "person-of-another",
                    "the person " + byRecord.get(lost.recordId()).marketoId()
                            + ", to which it is linked, carries the id of another record: was Marketo copied?"));
        }
        return astray;
    }

    private Set<String> withKey() {
        Set<String> fields = new HashSet<>(stream.readable());
        fields.add(target().personKey());
        return fields;
    }

    /** The person brings its company along; where the record has none, that is told. */
    private Change withCompanyOf(Link predecessor, Change change) {
        UUID company = predecessor.ties().company();
        return company == null || change.ties().company() != null
                ? change
                : change.keeping(company, CompanyLink.left(stream.definition(), change.recordId(), now));
    }

    /**
     * A write whose outcome is unknown may still be at work: it is looked up when Marketo must have finished. Its intent ends
     * with what comes of this search, so that a crash in between leaves nobody in doubt about whose the person is.
     */
    private List<Change> withoutIntent(List<Change> changes) {
        Map<UUID, Intent> open = open(changes);
        Set<String> requested = requested(open);
        List<Change> free = new ArrayList<>();
        for (Change change : changes) {
            Intent intent = open.get(change.recordId());
            Instant due = intent == null ? now : intent.madeAt().plus(MARKETO_FINISHES);
            if (due.isAfter(now)) {
                settled.add(new Result.PutOff(change, Wait.ANSWER_LOST, due));
                continue;
            }
            if (intent != null && intent.marketoId() != null && requested.contains(intent.marketoId())) {
                settled.add(new Result.PutOff(change, Wait.ANSWER_LOST, now));
                continue;
            }
            free.add(change);
        }
        return free;
    }

    /** A record that was created on request belongs to the person that asked; the repeated request says so. */
    private Set<String> requested(Map<UUID, Intent> open) {
        Set<String> persons = open.values().stream()
                .map(Intent::marketoId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return persons.isEmpty()
                ? Set.of()
                : state.transaction(tx -> state.requests().waiting(tx, persons));
    }

    private Map<UUID, Intent> open(List<Change> changes) {
        List<UUID> records = changes.stream().map(Change::recordId).toList();
        return records.isEmpty()
                ? Map.of()
                : state.transaction(tx -> state.intents().find(tx, batch.stream(), records));
    }

    /** How a crash between write and commit heals itself: the person carries the record's id already. */
    private List<Change> byKey(List<Change> changes) {
        Map<String, List<Map<String, Object>>> found = persons.by(
                target().personKey(),
                changes.stream().map(change -> change.recordId().toString()).toList(),
                stream.readable());
        Map<String, Link> taken = taken(found.values());
        List<Change> strangers = new ArrayList<>();
        for (Change change : changes) {
            List<Map<String, Object>> own = found.getOrDefault(change.recordId().toString(), List.of());
            if (own.isEmpty()) {
                strangers.add(change);
            } else {
                settleByKey(change, own, taken);
            }
        }
        return strangers;
    }

    private void settleByKey(Change change, List<Map<String, Object>> own, Map<String, Link> taken) {
        String person = Persons.id(own.get(0));
        if (own.size() > 1) {
            settled.add(new Result.Failed(
                    change, "several-persons", "several persons carry this record's id: " + Persons.ids(own)));
        } else if (taken.containsKey(person)) {
            settled.add(new Result.Failed(
                    change,
                    "taken",
                    "the person " + person + ", which carries this record's id, is linked to "
                            + taken.get(person).recordId()));
        } else {
            writes.add(new Write.Update(change, new Person.Present(own.get(0))));
        }
    }

    private void byRule(List<Change> strangers) {
        Map<String, List<Map<String, Object>>> candidates = candidates(strangers);
        Map<Long, Integer> sharing = candidates.isEmpty() ? Map.of() : sharing(strangers);
        boolean undecidable = !candidates.isEmpty() && (batch.lane() == Lane.LOAD || !addresses.known());
        for (Change change : strangers) {
            List<Map<String, Object>> found = change.matching()
                    .map(address -> candidates.getOrDefault(address, List.of()))
                    .orElse(List.of());
            decide(change, found, undecidable, sharing);
        }
    }

    private void decide(
            Change change, List<Map<String, Object>> candidates, boolean undecidable, Map<Long, Integer> sharing) {
        if (candidates.isEmpty()) {
            writes.add(new Write.Create(change));
        } else if (candidates.size() > 1) {
            settled.add(new Result.Failed(
                    change,
                    "ambiguous",
                    "several unlinked persons have this record's address: " + Persons.ids(candidates)
                            + "; merge them in Marketo, or give one the record's id"));
        } else if (undecidable) {
            settled.add(new Result.PutOff(change, Wait.MATCHES, now));
        } else if (sharing.getOrDefault(change.address().orElseThrow(), 0) > 1) {
            writes.add(new Write.Create(change));
        } else {
            writes.add(new Write.Adopt(change, new Person.Present(candidates.get(0))));
        }
    }

    /** The unlinked persons by address; an address with a comma cannot be asked for. */
    private Map<String, List<Map<String, Object>>> candidates(List<Change> strangers) {
        Optional<Match> rule = stream.definition().match();
        List<String> addresses = strangers.stream()
                .map(Change::matching)
                .flatMap(Optional::stream)
                .filter(address -> !address.contains(","))
                .distinct()
                .toList();
        if (rule.isEmpty() || addresses.isEmpty()) {
            return Map.of();
        }
        return unlinked(persons.by(rule.get().field(), addresses, withKey()));
    }

    private Map<String, List<Map<String, Object>>> unlinked(Map<String, List<Map<String, Object>>> found) {
        Map<String, Link> taken = taken(found.values());
        Map<String, List<Map<String, Object>>> free = new HashMap<>();
        found.forEach((address, same) -> {
            List<Map<String, Object>> without = same.stream()
                    .filter(person -> Objects.toString(person.get(target().personKey()), "")
                            .isBlank())
                    .filter(person -> !taken.containsKey(Persons.id(person)))
                    .toList();
            if (!without.isEmpty()) {
                free.put(address, without);
            }
        });
        return free;
    }

    /**
     * How many records have each address: those of this batch, those that are linked, and those that wait for the same
     * decision. If several share the address of one unlinked person, none adopts it (behaviour page, section 4).
     */
    private Map<Long, Integer> sharing(List<Change> strangers) {
        Set<Long> addresses = strangers.stream()
                .map(Change::address)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Set<UUID> here = batch.changes().stream().map(Change::recordId).collect(Collectors.toSet());
        Map<Long, Integer> sharing = new HashMap<>();
        batch.changes().stream()
                .filter(change -> change.link().isEmpty())
                .flatMap(change -> change.address().stream())
                .forEach(address -> sharing.merge(address, 1, Integer::sum));
        Map<Long, Integer> linked = state.transaction(tx -> state.links().sharing(tx, addresses));
        linked.forEach((address, count) -> sharing.merge(address, count, Integer::sum));
        Map<Long, Integer> waiting = state.transaction(tx -> state.putOffs().sharing(tx, addresses, here));
        waiting.forEach((address, count) -> sharing.merge(address, count, Integer::sum));
        return sharing;
    }

    /** Those of the persons that belong to a record already. */
    private Map<String, Link> taken(Collection<List<Map<String, Object>>> found) {
        List<String> ids = found.stream().flatMap(List::stream).map(Persons::id).toList();
        return ids.isEmpty() ? Map.of() : state.transaction(tx -> state.links().ofMarketo(tx, target().object(), ids));
    }

    private Target target() {
        return stream.definition().marketo();
    }
}
