package dev.tandem.sync;

import dev.tandem.dynamics.Lookup;
import dev.tandem.dynamics.Row;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds out whether the records that lookups point to are in Marketo already. */
public final class Parents {

    private final Schemas schemas;
    private final State state;

    public Parents(Schemas schemas, State state) {
        this.schemas = schemas;
        this.state = state;
    }

    /** What a lookup points to, seen from Marketo. */
    sealed interface Parent {

        /** Nothing, or a table that no stream of the line carries. */
        record None() implements Parent {}

        /** A record that is in Marketo. */
        record Known(Link link) implements Parent {}

        /** A record of a stream that is not in Marketo yet. */
        record Missing(String stream) implements Parent {}
    }

    /**
     * The parents of a page's rows that are linked.
     *
     * @param tables the table of each stream that the rows may point to and that is not left out
     * @param links the parents' links, by stream and record
     */
    record Found(Map<String, String> tables, Map<String, Map<UUID, Link>> links) {

        Parent parent(MappingLine line, Lookup lookup) {
            if (lookup == null) {
                return new Parent.None();
            }
            Optional<String> stream = streamOf(line, lookup);
            if (stream.isEmpty()) {
                return new Parent.None();
            }
            return link(stream.get(), lookup.id())
                    .<Parent>map(Parent.Known::new)
                    .orElseGet(() -> new Parent.Missing(stream.get()));
        }

        /** The link of a record of that stream, if it has one. */
        Optional<Link> link(String stream, UUID record) {
            return Optional.ofNullable(links.getOrDefault(stream, Map.of()).get(record));
        }

        /** Whether a lookup points to a record of that stream. */
        boolean isOf(String stream, Lookup lookup) {
            return tables.containsKey(stream)
                    && (lookup.table().isEmpty() || lookup.table().equals(tables.get(stream)));
        }

        /** Where the service does not name the table, a lookup with one possible stream can only mean that one. */
        private Optional<String> streamOf(MappingLine line, Lookup lookup) {
            if (lookup.table().isEmpty() && line.to().size() != 1) {
                return Optional.empty();
            }
            return line.to().stream().filter(stream -> isOf(stream, lookup)).findFirst();
        }
    }

    /** What a held field that waits for a record says, and what wakes it when the record is linked. */
    static String waitsFor(String stream, UUID record) {
        return stream + " " + record;
    }

    Found of(ReadyStream stream, List<Row> rows) {
        Map<String, String> tables = tables(stream);
        Found nothing = new Found(tables, Map.of());
        Map<String, Set<UUID>> asked = new HashMap<>();
        for (MappingLine line : stream.mapping().references()) {
            for (Row row : rows) {
                if (row.values().get(line.column()) instanceof Lookup lookup
                        && nothing.parent(line, lookup) instanceof Parent.Missing missing) {
                    asked.computeIfAbsent(missing.stream(), name -> new HashSet<>())
                            .add(lookup.id());
                }
            }
        }
        Map<String, Map<UUID, Link>> links = new HashMap<>();
        asked.forEach((name, ids) -> links.put(name, links(name, ids)));
        return new Found(tables, links);
    }

    /** Where a lead became a contact, what points to the lead means the contact's person. */
    private Map<UUID, Link> links(String stream, Set<UUID> records) {
        List<String> successors = successors(stream);
        return state.transaction(tx -> {
            Map<UUID, Link> links = new HashMap<>(state.links().find(tx, stream, records));
            Set<UUID> others = new HashSet<>(records);
            others.removeAll(links.keySet());
            for (String successor : successors) {
                state.links()
                        .relatedTo(tx, successor, others)
                        .forEach(link -> links.putIfAbsent(link.ties().relatedTo(), link));
            }
            return links;
        });
    }

    private List<String> successors(String stream) {
        return schemas.of(stream).isPerson() ? schemas.personsRelatingTo(stream) : List.of();
    }

    private Map<String, String> tables(ReadyStream stream) {
        Map<String, String> tables = new HashMap<>();
        stream.mapping().references().forEach(line -> line.to().forEach(name -> note(tables, name)));
        stream.definition().relatesTo().map(StreamDefinition.RelatesTo::stream).ifPresent(name -> note(tables, name));
        return tables;
    }

    /** A stream that is left out has no records to point to. */
    private void note(Map<String, String> tables, String name) {
        ReadyStream stream = schemas.of(name);
        if (stream != null) {
            tables.put(name, stream.definition().dynamics().table());
        }
    }
}
