package dev.tandem.sync;

import dev.tandem.dynamics.Lookup;
import dev.tandem.dynamics.Row;
import dev.tandem.state.State;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.MappingLine;
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

        /** A record that is in Marketo under this key. */
        record Known(String key) implements Parent {}

        /** A record of a stream that is not in Marketo yet. */
        record Missing(String stream) implements Parent {}
    }

    /** The parents of a page's rows that are linked, by stream. */
    record Found(Map<String, String> streamOfTable, Map<String, Set<UUID>> linked) {

        Parent parent(MappingLine line, Lookup lookup) {
            if (lookup == null) {
                return new Parent.None();
            }
            Optional<String> stream = streamOf(line, lookup);
            if (stream.isEmpty()) {
                return new Parent.None();
            }
            return linked.getOrDefault(stream.get(), Set.of()).contains(lookup.id())
                    ? new Parent.Known(lookup.id().toString())
                    : new Parent.Missing(stream.get());
        }

        /** Where the service does not name the table, a lookup with one possible stream can only mean that one. */
        private Optional<String> streamOf(MappingLine line, Lookup lookup) {
            if (lookup.table().isEmpty()) {
                return line.to().size() == 1 ? Optional.of(line.to().get(0)) : Optional.empty();
            }
            return Optional.ofNullable(streamOfTable.get(lookup.table())).filter(line.to()::contains);
        }
    }

    /** What a held field that waits for a record says, and what wakes it when the record is linked. */
    static String waitsFor(String stream, UUID record) {
        return stream + " " + record;
    }

    Found of(Mapping mapping, List<Row> rows) {
        Map<String, String> streamOfTable = new HashMap<>();
        mapping.references().stream()
                .flatMap(line -> line.to().stream())
                .map(schemas::of)
                .forEach(stream -> streamOfTable.put(
                        stream.definition().dynamics().table(),
                        stream.definition().name()));
        Found nothing = new Found(streamOfTable, Map.of());
        Map<String, Set<UUID>> asked = new HashMap<>();
        for (MappingLine line : mapping.references()) {
            for (Row row : rows) {
                if (row.values().get(line.column()) instanceof Lookup lookup
                        && nothing.parent(line, lookup) instanceof Parent.Missing missing) {
                    asked.computeIfAbsent(missing.stream(), stream -> new HashSet<>())
                            .add(lookup.id());
                }
            }
        }
        Map<String, Set<UUID>> linked = new HashMap<>();
        asked.forEach((stream, ids) -> linked.put(
                stream,
                state.transaction(
                        tx -> Set.copyOf(state.links().find(tx, stream, ids).keySet()))));
        return new Found(streamOfTable, linked);
    }
}
