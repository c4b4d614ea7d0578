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
import dev.tandem.marketo.MarketoRefused;
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

    private Map<String, ReadyStream> settle() {
        List<String> problems = new ArrayList<>();
        Map<MarketoObject, Map<String, FieldShape>> fields = fields(problems);
        Map<String, Table> tables = dynamics.tables(streams.stream()
                .map(stream -> stream.dynamics().table())
                .distinct()
                .toList());
        TreeSet<String> missing = new TreeSet<>();
        Map<String, ReadyStream> settled = new LinkedHashMap<>();
        for (StreamDefinition stream : streams) {
            Table table = tables.get(stream.dynamics().table());
            if (table == null || !followed(stream, table)) {
                problems.add(unusable(stream, table));
                continue;
            }
            MarketoObject object = MarketoObjects.of(stream);
            if (!fields.containsKey(object)) {
                missing.add("custom object " + stream.marketo().name().orElseThrow());
                continue;
            }
            MappingCheck.Result result = MappingCheck.check(stream, columns(table), fields.get(object));
            problems.addAll(result.problems());
            missing.addAll(result.missing());
            result.mapping().notices().forEach(LOG::info);
            settled.put(
                    stream.name(),
                    new ReadyStream(result.mapping(), selection(table, result), object, companyFields(fields)));
        }
        if (!problems.isEmpty()) {
            throw new MappingProblem(problems);
        }
        if (!missing.isEmpty()) {
            throw new SetupMissing(List.copyOf(missing));
        }
        return Map.copyOf(settled);
    }

    /** Whether changes show: in the change feed, or because the whole table is read each cycle. */
    private static boolean followed(StreamDefinition stream, Table table) {
        return table.changeTracking() || stream.dynamics().members().isPresent();
    }

    private static String unusable(StreamDefinition stream, Table table) {
        String name = stream.dynamics().table();
        return "config/streams, " + stream.name() + ": "
                + (table == null
                        ? "Dynamics has no table " + name + " that the API user may read; correct the name or the role"
                        : "the table " + name + " does not track changes; switch on 'Track changes' for it");
    }

    /** The fields of each object; a custom object that is not there, or not approved, is absent. */
    private Map<MarketoObject, Map<String, FieldShape>> fields(List<String> problems) {
        Map<MarketoObject, Map<String, FieldShape>> fields = new HashMap<>();
        for (StreamDefinition stream : streams) {
            MarketoObject object = MarketoObjects.of(stream);
            if (!fields.containsKey(object)) {
                described(stream, object, problems).ifPresent(schema -> fields.put(object, shapes(object, schema)));
            }
        }
        return fields;
    }

    /** Not every subscription has custom objects (Marketo reference, section 9.2). */
    private Optional<ObjectSchema> described(StreamDefinition stream, MarketoObject object, List<String> problems) {
        try {
            return marketo.find(object, true);
        } catch (MarketoRefused refused) {
            if (stream.marketo().name().isEmpty()) {
                throw refused;
            }
            problems.add("config/streams, " + stream.name() + ": " + refused.getMessage()
                    + " Have custom objects enabled, or take the stream's file out");
            return Optional.empty();
        }
    }

    private static Map<String, FieldShape> shapes(MarketoObject object, ObjectSchema schema) {
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
    private static Set<String> companyFields(Map<MarketoObject, Map<String, FieldShape>> fields) {
        Set<String> names = new HashSet<>(CompanyFields.STANDARD);
        names.addAll(fields.getOrDefault(MarketoObject.COMPANY, Map.of()).keySet());
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
