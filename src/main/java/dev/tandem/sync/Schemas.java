package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Selection;
import dev.tandem.dynamics.Table;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.FieldShape;
import dev.tandem.stream.MappingCheck;
import dev.tandem.stream.MappingLine.LookupAs;
import dev.tandem.stream.StreamDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads both systems' schemas, now and then and after a failure, and settles every stream's mapping against them before
 * anything is written.
 */
public final class Schemas {

    private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);

    private final List<StreamDefinition> streams;
    private final DynamicsClient dynamics;
    private final MarketoClient marketo;
    private final Parking parking;
    private final Duration life;
    private final Clock clock;
    private final AtomicReference<Reading> settled = new AtomicReference<>();
    private final AtomicBoolean stale = new AtomicBoolean();
    private final AtomicReference<Set<String>> told = new AtomicReference<>(Set.of());

    /**
     * @param parking what becomes of lines whose column or field has gone
     * @param life how long schemas are taken to be as they were read
     */
    public Schemas(
            List<StreamDefinition> streams,
            DynamicsClient dynamics,
            MarketoClient marketo,
            Parking parking,
            Duration life,
            Clock clock) {
        this.streams = List.copyOf(streams);
        this.dynamics = dynamics;
        this.marketo = marketo;
        this.parking = parking;
        this.life = life;
        this.clock = clock;
    }

    /** All streams as they fit the schemas that were read at that time. */
    private record Reading(Map<String, ReadyStream> streams, Instant readAt) {}

    /**
     * Reads the schemas if that was not done lately. The first look at Marketo is not retried: the next cycle comes anyway,
     * and a command wants its answer.
     *
     * @throws SetupMissing if fields of ours are not there
     * @throws MappingProblem if a line of a mapping cannot work
     */
    public synchronized void prepare() {
        Reading before = settled.get();
        Instant now = clock.instant();
        boolean old = before == null || !now.isBefore(before.readAt().plus(life));
        if (stale.getAndSet(false) || old) {
            try {
                settled.set(new Reading(settle(), now));
            } catch (RuntimeException unread) {
                stale.set(true);
                throw unread;
            }
        }
    }

    /** The settled stream of that name; {@link #prepare} came first. */
    public ReadyStream of(String stream) {
        return settled.get().streams().get(stream);
    }

    /** The streams whose records belong with a record of that stream. */
    List<ReadyStream> relatingTo(String stream) {
        return settled.get().streams().values().stream()
                .filter(other -> other.definition()
                        .relatesTo()
                        .filter(related -> related.stream().equals(stream))
                        .isPresent())
                .toList();
    }

    /** Makes the next cycle read the schemas anew, because they may have changed. */
    public void doubt() {
        stale.set(true);
    }

    private Map<String, ReadyStream> settle() {
        Map<MarketoObject, Map<String, FieldShape>> fields = fields();
        Map<String, Table> tables = dynamics.tables(streams.stream()
                .map(stream -> stream.dynamics().table())
                .distinct()
                .toList());
        List<String> problems = new ArrayList<>();
        TreeSet<String> missing = new TreeSet<>();
        List<MappingCheck.Result> results = new ArrayList<>();
        Map<String, ReadyStream> ready = new LinkedHashMap<>();
        for (StreamDefinition stream : streams) {
            Table table = tables.get(stream.dynamics().table());
            if (table == null || !table.changeTracking()) {
                problems.add(unusable(stream, table));
                continue;
            }
            MarketoObject object = MarketoObjects.of(stream);
            MappingCheck.Result result = MappingCheck.check(
                    stream,
                    Shapes.columns(table),
                    fields.get(object),
                    Shapes.required(stream, object),
                    parking.known(stream.name()));
            problems.addAll(result.problems());
            missing.addAll(result.missing());
            results.add(result);
            ready.put(
                    stream.name(),
                    new ReadyStream(result.mapping(), selection(table, result), object, Shapes.companyFields(fields)));
        }
        if (!problems.isEmpty()) {
            throw new MappingProblem(problems);
        }
        if (!missing.isEmpty()) {
            throw new SetupMissing(List.copyOf(missing));
        }
        parking.settle(results);
        tell(results);
        return Map.copyOf(ready);
    }

    /** Each notice once, however often the schemas are read. */
    private void tell(List<MappingCheck.Result> results) {
        Set<String> notices = new HashSet<>();
        Set<String> before = told.get();
        for (MappingCheck.Result result : results) {
            notices.addAll(result.mapping().notices());
            result.mapping().notices().stream()
                    .filter(notice -> !before.contains(notice))
                    .forEach(LOG::info);
        }
        told.set(Set.copyOf(notices));
    }

    private static String unusable(StreamDefinition stream, Table table) {
        String name = stream.dynamics().table();
        return "config/streams, " + stream.name() + ": "
                + (table == null
                        ? "Dynamics has no table " + name + " that the API user may read; correct the name or the role"
                        : "the table " + name + " does not track changes; switch on 'Track changes' for it");
    }

    private Map<MarketoObject, Map<String, FieldShape>> fields() {
        Map<MarketoObject, Map<String, FieldShape>> fields = new HashMap<>();
        for (StreamDefinition stream : streams) {
            fields.computeIfAbsent(MarketoObjects.of(stream), object -> Shapes.fields(marketo.describe(object, true)));
        }
        return fields;
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
