package dev.tandem.sync;

import dev.tandem.dynamics.Selection;
import dev.tandem.dynamics.Table;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.FieldShape;
import dev.tandem.stream.KnownNames;
import dev.tandem.stream.MappingCheck;
import dev.tandem.stream.MappingLine.LookupAs;
import dev.tandem.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How streams fit both systems.
 *
 * @param streams those that could be looked at, because their table and their object are known, by name
 * @param leftOut why optional streams are left out, by name, to stand behind "because"; they need no repair
 * @param results what came of each look
 * @param problems one sentence for each line that cannot work, with its repair
 * @param missingFields fields of ours that {@code setup} has not created yet, sorted
 * @param missingObjects custom objects that it has not created and approved yet, by API name, sorted
 */
public record Fit(
        Map<String, ReadyStream> streams,
        Map<String, String> leftOut,
        List<MappingCheck.Result> results,
        List<String> problems,
        List<String> missingFields,
        List<String> missingObjects) {

    public Fit {
        streams = Map.copyOf(streams);
        leftOut = Map.copyOf(leftOut);
        results = List.copyOf(results);
        problems = List.copyOf(problems);
        missingFields = List.copyOf(missingFields);
        missingObjects = List.copyOf(missingObjects);
    }

    /**
     * Settles the mapping of those streams whose table and object are known.
     *
     * @param known the names that have worked in a stream before, by the stream's name
     */
    public static Fit of(
            List<StreamDefinition> streams,
            Map<String, Table> tables,
            ObjectSchemas objects,
            Function<String, KnownNames> known) {
        Map<MarketoObject, Map<String, FieldShape>> fields = new HashMap<>();
        objects.present().forEach((object, schema) -> fields.put(object, Shapes.fields(schema)));
        Set<String> companyFields = Shapes.companyFields(fields);
        List<String> problems = new ArrayList<>();
        TreeSet<String> missingFields = new TreeSet<>();
        TreeSet<String> missingObjects = new TreeSet<>();
        List<MappingCheck.Result> results = new ArrayList<>();
        Map<String, ReadyStream> ready = new LinkedHashMap<>();
        Map<String, String> leftOut = leftOut(streams, tables, objects);
        for (StreamDefinition written : streams) {
            if (leftOut.containsKey(written.name())) {
                continue;
            }
            StreamDefinition stream = written.without(leftOut.keySet());
            Table table = tables.get(stream.dynamics().table());
            MarketoObject object = MarketoObjects.of(stream);
            if (!objects.present().containsKey(object)) {
                stream.marketo().name().ifPresent(missingObjects::add);
                continue;
            }
            if (table == null) {
                continue;
            }
            MappingCheck.Result result = MappingCheck.check(
                    stream,
                    Shapes.columns(table),
                    fields.get(object),
                    Shapes.required(stream, object),
                    known.apply(stream.name()));
            problems.addAll(result.problems());
            missingFields.addAll(result.missing());
            results.add(result);
            ready.put(
                    stream.name(),
                    ReadyStream.of(
                            result.mapping(),
                            selection(table, result),
                            object,
                            companyFields,
                            objects.present().get(object).fields().keySet()));
        }
        return new Fit(ready, leftOut, results, problems, List.copyOf(missingFields), List.copyOf(missingObjects));
    }

    private static Map<String, String> leftOut(
            List<StreamDefinition> streams, Map<String, Table> tables, ObjectSchemas objects) {
        Map<String, String> reasons = new HashMap<>();
        streams.stream().filter(StreamDefinition::optional).forEach(stream -> noTable(stream, tables)
                .or(() -> noTracking(stream, tables))
                .or(() -> Optional.ofNullable(objects.withheld().get(MarketoObjects.of(stream))))
                .ifPresent(reason -> reasons.put(stream.name(), reason)));
        return reasons;
    }

    /** What to say where the stream's table is not among those that were found. */
    public static Optional<String> absent(StreamDefinition stream, Map<String, Table> tables) {
        return noTable(stream, tables).map(reason -> place(stream) + reason);
    }

    /** What to say where the stream's table is there and does not track changes. */
    public static Optional<String> untracked(StreamDefinition stream, Map<String, Table> tables) {
        return noTracking(stream, tables).map(reason -> place(stream) + reason);
    }

    private static Optional<String> noTable(StreamDefinition stream, Map<String, Table> tables) {
        String name = stream.dynamics().table();
        return tables.containsKey(name)
                ? Optional.empty()
                : Optional.of(
                        "Dynamics has no table " + name + " that the API user may read; correct the name or the role");
    }

    private static Optional<String> noTracking(StreamDefinition stream, Map<String, Table> tables) {
        String name = stream.dynamics().table();
        return Optional.ofNullable(tables.get(name))
                .filter(table ->
                        !table.changeTracking() && stream.dynamics().members().isEmpty())
                .map(table -> "the table " + name + " does not track changes; switch on 'Track changes' for it");
    }

    private static String place(StreamDefinition stream) {
        return "config/streams, " + stream.name() + ": ";
    }

    private static Selection selection(Table table, MappingCheck.Result result) {
        List<String> columns = result.mapping().columns();
        return new Selection(
                table.entitySet(),
                result.mapping().definition().dynamics().key(),
                columns,
                columns.stream()
                        .filter(column -> table.columns().containsKey(column)
                                && table.columns().get(column).isLookup())
                        .collect(Collectors.toSet()),
                result.mapping().lines().stream().anyMatch(line -> line.line().as() == LookupAs.NAME));
    }
}
