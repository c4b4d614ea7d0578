package dev.tandem.sync;

import dev.tandem.dynamics.Column;
import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Option;
import dev.tandem.dynamics.Selection;
import dev.tandem.dynamics.Table;
import dev.tandem.marketo.CompanyFields;
import dev.tandem.marketo.Field;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.marketo.ObjectSchema;
import dev.tandem.stream.ColumnShape;
import dev.tandem.stream.FieldShape;
import dev.tandem.stream.MappingCheck;
import dev.tandem.stream.MappingLine.LookupAs;
import dev.tandem.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads both systems' schemas once, and again after a failure, and settles every stream's mapping against them. */
public final class Schemas {

    private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);

    /** How a lead is linked; not every instance lists these fields (Marketo reference, sections 6.6 and 6.12). */
    private static final List<String> PERSON_LINKS = List.of("externalCompanyId", "externalSalesPersonId");

    private final List<StreamDefinition> streams;
    private final DynamicsClient dynamics;
    private final MarketoClient marketo;
    private final AtomicReference<Map<String, ReadyStream>> ready = new AtomicReference<>();
    private final AtomicBoolean stale = new AtomicBoolean();

    public Schemas(List<StreamDefinition> streams, DynamicsClient dynamics, MarketoClient marketo) {
        this.streams = List.copyOf(streams);
        this.dynamics = dynamics;
        this.marketo = marketo;
    }

    /**
     * Reads the schemas if that was not done yet. The first look at Marketo is not retried: the next cycle comes anyway,
     * and a command wants its answer.
     *
     * @throws SetupMissing if fields of ours are not there
     * @throws MappingProblem if a line of a mapping cannot work
     */
    public synchronized void prepare() {
        if (ready.get() == null || stale.get()) {
            ready.set(settle());
            stale.set(false);
        }
    }

    /** The settled stream of that name; {@link #prepare} came first. */
    public ReadyStream of(String stream) {
        return ready.get().get(stream);
    }

    /** The streams whose records belong with a record of that stream. */
    List<ReadyStream> relatingTo(String stream) {
        return ready.get().values().stream()
                .filter(other -> other.definition()
                        .relatesTo()
                        .filter(related -> related.stream().equals(stream))
                        .isPresent())
                .toList();
    }

    /** Makes the next cycle read the schemas anew, because a stream failed and they may have changed. */
    public void doubt() {
        stale.set(true);
    }

    /**
     * How streams fit both systems.
     *
     * @param streams those that could be looked at, because their table and their object are known, by name
     * @param problems one sentence for each line that cannot work, with its repair
     * @param missing fields of ours that {@code setup} has not created yet, sorted
     */
    public record Fit(Map<String, ReadyStream> streams, List<String> problems, List<String> missing) {}

    private Map<String, ReadyStream> settle() {
        Map<MarketoObject, ObjectSchema> objects = objects();
        Map<String, Table> tables = dynamics.tables(streams.stream()
                .map(stream -> stream.dynamics().table())
                .distinct()
                .toList());
        List<String> problems = new ArrayList<>();
        for (StreamDefinition stream : streams) {
            absent(stream, tables).or(() -> untracked(stream, tables)).ifPresent(problems::add);
        }
        Fit fit = fit(streams, tables, objects);
        problems.addAll(fit.problems());
        if (!problems.isEmpty()) {
            throw new MappingProblem(problems);
        }
        if (!fit.missing().isEmpty()) {
            throw new SetupMissing(fit.missing());
        }
        fit.streams().values().forEach(stream -> stream.mapping().notices().forEach(LOG::info));
        return fit.streams();
    }

    /** Settles the mapping of those streams whose table and object are known. */
    public static Fit fit(
            List<StreamDefinition> streams, Map<String, Table> tables, Map<MarketoObject, ObjectSchema> objects) {
        Set<String> companyFields = companyFields(objects);
        List<String> problems = new ArrayList<>();
        TreeSet<String> missing = new TreeSet<>();
        Map<String, ReadyStream> settled = new LinkedHashMap<>();
        for (StreamDefinition stream : streams) {
            Table table = tables.get(stream.dynamics().table());
            MarketoObject object = MarketoObjects.of(stream);
            if (table == null || !objects.containsKey(object)) {
                continue;
            }
            MappingCheck.Result result = MappingCheck.check(stream, columns(table), shapes(objects.get(object)));
            problems.addAll(result.problems());
            missing.addAll(result.missing());
            settled.put(
                    stream.name(), new ReadyStream(result.mapping(), selection(table, result), object, companyFields));
        }
        return new Fit(Map.copyOf(settled), List.copyOf(problems), List.copyOf(missing));
    }

    /** What to say where the stream's table is not among those that were found. */
    public static Optional<String> absent(StreamDefinition stream, Map<String, Table> tables) {
        String name = stream.dynamics().table();
        return tables.containsKey(name)
                ? Optional.empty()
                : Optional.of("config/streams, " + stream.name() + ": Dynamics has no table " + name
                        + " that the API user may read; correct the name or the role");
    }

    /** What to say where the stream's table is there and does not track changes. */
    public static Optional<String> untracked(StreamDefinition stream, Map<String, Table> tables) {
        String name = stream.dynamics().table();
        return Optional.ofNullable(tables.get(name))
                .filter(table -> !table.changeTracking())
                .map(table -> "config/streams, " + stream.name() + ": the table " + name
                        + " does not track changes; switch on 'Track changes' for it");
    }

    private Map<MarketoObject, ObjectSchema> objects() {
        Map<MarketoObject, ObjectSchema> objects = new HashMap<>();
        for (StreamDefinition stream : streams) {
            objects.computeIfAbsent(MarketoObjects.of(stream), object -> marketo.describe(object, true));
        }
        return objects;
    }

    private static Map<String, FieldShape> shapes(ObjectSchema schema) {
        MarketoObject object = schema.object();
        Map<String, FieldShape> shapes = new HashMap<>();
        for (Field field : schema.fields().values()) {
            // a sales person's e-mail is described as not updateable, yet accepted (Marketo reference, section 8.2)
            boolean writable = field.writable() || !object.equals(MarketoObject.PERSON);
            shapes.put(field.name(), new FieldShape(field.type(), field.length(), writable));
        }
        if (object.equals(MarketoObject.PERSON)) {
            PERSON_LINKS.forEach(link -> shapes.put(link, new FieldShape("string", 255, true)));
        }
        return shapes;
    }

    private static Map<String, ColumnShape> columns(Table table) {
        return table.columns().values().stream()
                .filter(Column::readable)
                .collect(Collectors.toMap(Column::name, Schemas::shape));
    }

    /** Every field of a company is one of its persons, too (Marketo reference, section 6.12). */
    private static Set<String> companyFields(Map<MarketoObject, ObjectSchema> objects) {
        Set<String> names = new HashSet<>(CompanyFields.STANDARD);
        Optional.ofNullable(objects.get(MarketoObject.COMPANY))
                .ifPresent(schema -> names.addAll(schema.fields().keySet()));
        names.removeAll(PERSON_LINKS);
        return names;
    }

    private static ColumnShape shape(Column column) {
        Map<Integer, String> options =
                column.options().stream().collect(Collectors.toMap(Option::value, Option::label, (one, two) -> one));
        return new ColumnShape(column.type(), column.maxLength(), "DateOnly".equals(column.dateBehavior()), options);
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
