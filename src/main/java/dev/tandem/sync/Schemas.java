package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Table;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.MappingCheck;
import dev.tandem.stream.StreamDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
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
    private final LeavingOut leavingOut;
    private final Duration life;
    private final Clock clock;
    private final AtomicReference<Reading> settled = new AtomicReference<>();
    private final AtomicBoolean stale = new AtomicBoolean();
    private final AtomicReference<Set<String>> told = new AtomicReference<>(Set.of());

    /**
     * @param parking what becomes of lines whose column or field has gone
     * @param leavingOut what becomes of optional streams that have nothing to work on
     * @param life how long schemas are taken to be as they were read
     */
    public Schemas(
            List<StreamDefinition> streams,
            DynamicsClient dynamics,
            MarketoClient marketo,
            Parking parking,
            LeavingOut leavingOut,
            Duration life,
            Clock clock) {
        this.streams = List.copyOf(streams);
        this.dynamics = dynamics;
        this.marketo = marketo;
        this.parking = parking;
        this.leavingOut = leavingOut;
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

    /**
     * Makes sure that the schemas have been read once, for a look outside of a cycle: nothing is remembered or told, and
     * the next cycle reads them anew. Throws what {@link #prepare} throws.
     */
    public synchronized void look() {
        if (settled.get() == null) {
            settled.set(new Reading(fit().streams(), Instant.MIN));
        }
    }

    /** The settled stream of that name, null if it is left out; {@link #prepare} or {@link #look} came first. */
    public ReadyStream of(String stream) {
        return settled.get().streams().get(stream);
    }

    /** The settled streams of persons. */
    List<ReadyStream> persons() {
        return settled.get().streams().values().stream()
                .filter(ReadyStream::isPerson)
                .toList();
    }

    /** The streams whose records belong with a record of that stream; those that are left out have some, too. */
    List<StreamDefinition> relatingTo(String stream) {
        return streams.stream()
                .filter(other -> other.relatesTo()
                        .filter(related -> related.stream().equals(stream))
                        .isPresent())
                .toList();
    }

    /** The names of those among them whose records are persons, as those of a contact that was a lead. */
    List<String> personsRelatingTo(String stream) {
        return relatingTo(stream).stream()
                .filter(other -> MarketoObjects.of(other).equals(MarketoObject.PERSON))
                .map(StreamDefinition::name)
                .toList();
    }

    /** Makes the next cycle read the schemas anew, because they may have changed. */
    public void doubt() {
        stale.set(true);
    }

    private Map<String, ReadyStream> settle() {
        Fit fit = fit();
        parking.settle(fit.results());
        leavingOut.settle(fit.leftOut());
        tell(fit.results());
        return fit.streams();
    }

    private Fit fit() {
        List<String> problems = new ArrayList<>();
        ObjectSchemas objects = ObjectSchemas.read(streams, marketo, problems);
        Map<String, Table> tables = dynamics.tables(streams.stream()
                .map(stream -> stream.dynamics().table())
                .distinct()
                .toList());
        for (StreamDefinition stream : streams) {
            if (!stream.optional()) {
                Fit.absent(stream, tables)
                        .or(() -> Fit.untracked(stream, tables))
                        .ifPresent(problems::add);
            }
        }
        Fit fit = Fit.of(streams, tables, objects, parking::known);
        problems.addAll(fit.problems());
        if (!problems.isEmpty()) {
            throw new MappingProblem(problems);
        }
        if (!fit.missingFields().isEmpty() || !fit.missingObjects().isEmpty()) {
            throw new SetupMissing(fit.missingFields(), fit.missingObjects());
        }
        return fit;
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
}
