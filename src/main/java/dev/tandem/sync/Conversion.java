package dev.tandem.sync;

import dev.tandem.dynamics.Lookup;
import dev.tandem.dynamics.Row;
import dev.tandem.merge.Value;
import dev.tandem.state.Fingerprints;
import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.stream.Inconvertible;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition.Match;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Turns Dynamics rows into what Marketo shall hold, with the fingerprint that tells whether it holds it already. */
public final class Conversion {

    private final Parents parents;
    private final Fingerprints fingerprints;
    private final Clock clock;

    public Conversion(Parents parents, Fingerprints fingerprints, Clock clock) {
        this.parents = parents;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** One change for each row, in order. */
    List<Change> convert(ReadyStream stream, List<Row> rows, Map<UUID, Link> links) {
        Parents.Found found = parents.of(stream.mapping(), rows);
        Set<String> ratchets = ratchets(stream.mapping());
        List<Change> changes = new ArrayList<>();
        for (Row row : rows) {
            changes.add(
                    new RowConversion(stream, row, found).change(Optional.ofNullable(links.get(row.id())), ratchets));
        }
        return changes;
    }

    private static Set<String> ratchets(Mapping mapping) {
        Set<String> fields = new HashSet<>();
        mapping.lines().stream()
                .map(Mapping.Line::line)
                .filter(MappingLine::ratchet)
                .forEach(line -> fields.add(line.field()));
        return Set.copyOf(fields);
    }

    /** One row on its way. */
    private final class RowConversion {

        private final ReadyStream stream;
        private final Row row;
        private final Parents.Found found;
        private final Map<String, Object> fields = new LinkedHashMap<>();
        private final List<String> canonical = new ArrayList<>();
        private final List<Held> held = new ArrayList<>();

        RowConversion(ReadyStream stream, Row row, Parents.Found found) {
            this.stream = stream;
            this.row = row;
            this.found = found;
        }

        Change change(Optional<Link> link, Set<String> ratchets) {
            canonical.add(name());
            canonical.add(row.id().toString());
            canonical.add(stream.mapping().form());
            stream.mapping().lines().forEach(this::plain);
            stream.mapping().references().forEach(this::reference);
            stamp();
            Optional<String> matching = matching();
            return new Change(
                    row.id(),
                    row.version(),
                    link,
                    fields,
                    ratchets,
                    fingerprints.of(canonical),
                    matching.map(address -> fingerprints.of("address", address)),
                    matching,
                    held,
                    false);
        }

        /** A column that the answer lacks is unknown, never empty: its field is left as it is (design, section 4). */
        private void plain(Mapping.Line line) {
            String column = line.line().column();
            if (!row.values().containsKey(column)) {
                return;
            }
            try {
                Object raw = row.values().get(column);
                Value value = line.converter().fromDynamics(raw instanceof Lookup lookup ? lookup.name() : raw);
                put(line.line().field(), line.converter().toMarketo(value), value.canonical());
            } catch (Inconvertible refused) {
                hold(line.line().field(), Held.Reason.FAILED, column + ": " + refused.getMessage());
            }
        }

        private void reference(MappingLine line) {
            if (!row.values().containsKey(line.column())) {
                return;
            }
            Lookup lookup = (Lookup) row.values().get(line.column());
            Parents.Parent parent = found.parent(line, lookup);
            if (parent instanceof Parents.Parent.Known known) {
                put(line.field(), known.key(), known.key());
            } else if (parent instanceof Parents.Parent.Missing missing) {
                hold(line.field(), Held.Reason.WAITING, Parents.waitsFor(missing.stream(), lookup.id()));
            } else {
                noParent(line);
            }
        }

        /** Marketo cannot take a person out of a company (Marketo reference, section 6.5); an owner can be cleared. */
        private void noParent(MappingLine line) {
            if (line.field().equals("externalCompanyId")) {
                canonical.add(line.field());
                canonical.add("");
            } else {
                put(line.field(), null, "");
            }
        }

        private void stamp() {
            var target = stream.definition().marketo();
            target.key().ifPresent(key -> put(key, row.id().toString(), row.id().toString()));
            target.type().ifPresent(type -> put(type.field(), type.value(), type.value()));
            target.deleted().ifPresent(field -> put(field, false, "false"));
        }

        private void put(String field, Object value, String canonicalValue) {
            fields.put(field, value);
            canonical.add(field);
            canonical.add(canonicalValue);
        }

        private void hold(String field, Held.Reason reason, String detail) {
            Instant now = clock.instant();
            held.add(new Held(name(), row.id(), field, reason, detail, now, now));
        }

        private Optional<String> matching() {
            return stream.definition()
                    .match()
                    .map(Match::column)
                    .map(row.values()::get)
                    .map(value -> value.toString().strip().toLowerCase(Locale.ROOT))
                    .filter(value -> !value.isEmpty());
        }

        private String name() {
            return stream.definition().name();
        }
    }
}
