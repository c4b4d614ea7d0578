package dev.tandem.operations;

import dev.tandem.governor.Standing;
import dev.tandem.operations.StatusReport.Braked;
import dev.tandem.operations.StatusReport.LastCycle;
import dev.tandem.operations.StatusReport.Load;
import dev.tandem.operations.StatusReport.People;
import dev.tandem.operations.StatusReport.Quota;
import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.state.Checkpoint;
import dev.tandem.state.Pause;
import dev.tandem.state.Run;
import dev.tandem.state.State;
import dev.tandem.state.Tally;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.LoadProgress;
import dev.tandem.sync.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells how the sync stands. */
public final class Status {

    private static final String PAUSED = "paused";

    private final State state;
    private final List<StreamDefinition> streams;
    private final boolean service;
    private final Supplier<Optional<CycleReport>> lastCycle;
    private final Supplier<List<Standing>> quota;
    private final Function<String, Optional<LoadProgress>> loads;

    /**
     * @param streams the streams that are kept in sync
     * @param service whether this process is the service; otherwise nothing runs
     * @param lastCycle how the last cycle of this process ended
     * @param quota what each API was called today
     * @param loads how far the load of a stream is, where this process is at work on one
     */
    public Status(
            State state,
            List<StreamDefinition> streams,
            boolean service,
            Supplier<Optional<CycleReport>> lastCycle,
            Supplier<List<Standing>> quota,
            Function<String, Optional<LoadProgress>> loads) {
        this.state = state;
        this.streams = List.copyOf(streams);
        this.service = service;
        this.lastCycle = lastCycle;
        this.quota = quota;
        this.loads = loads;
    }

    /** The status now. */
    public StatusReport now() {
        Optional<Trouble> trouble =
                lastCycle.get().flatMap(CycleReport::trouble).map(Trouble::of);
        List<Quota> quotas = quota.get().stream().map(Quota::of).toList();
        return state.transaction(tx -> {
            List<Braked> brakes =
                    state.brakes().all(tx).stream().map(Braked::of).toList();
            boolean waits = isPaused(tx) || (service && !brakes.isEmpty());
            return new StatusReport(
                    waits ? PAUSED : standing(trouble),
                    reason(tx, brakes).orElse(null),
                    firstSyncDone(tx),
                    state.runs().lastFinished(tx).map(Status::lastCycle).orElse(null),
                    streams(tx),
                    quotas,
                    state.requests().count(tx),
                    brakes);
        });
    }

    private Optional<String> reason(Transaction tx, List<Braked> brakes) {
        return lastCycle
                .get()
                .map(CycleReport::wrong)
                .filter(wrong -> !wrong.isEmpty())
                .or(() -> isPaused(tx) ? Optional.of("paused by command; 'resume' goes on") : Optional.empty())
                .or(() -> brakes.stream().map(Braked::sentence).reduce((one, other) -> one + " " + other));
    }

    /** An outage does not stop the sync: it goes on trying. Other trouble waits for a person. */
    private String standing(Optional<Trouble> trouble) {
        if (!service) {
            return "stopped";
        }
        boolean waits = trouble.map(Trouble::kind)
                .filter(kind -> kind != Trouble.Kind.OUTAGE && kind != Trouble.Kind.BUSY)
                .isPresent();
        return waits ? PAUSED : "running";
    }

    /** Everything is paused by command; a service that does not run is stopped all the same. */
    private boolean isPaused(Transaction tx) {
        return service && state.pauses().all(tx).stream().anyMatch(pause -> pause.scope() == Pause.Scope.ALL);
    }

    private boolean firstSyncDone(Transaction tx) {
        Set<String> leftOut = state.leftOut().all(tx).keySet();
        return !streams.isEmpty()
                && streams.stream()
                        .map(StreamDefinition::name)
                        .allMatch(stream -> leftOut.contains(stream)
                                || state.checkpoints()
                                        .find(tx, stream)
                                        .filter(Checkpoint::copiedOnce)
                                        .isPresent());
    }

    private static LastCycle lastCycle(Run run) {
        return new LastCycle(run.number(), run.finishedAt().toString());
    }

    private List<StreamStatus> streams(Transaction tx) {
        Map<String, Tally> totals = state.runs().totals(tx);
        Map<String, String> leftOut = state.leftOut().all(tx);
        return streams.stream()
                .map(stream -> stream(
                        tx,
                        stream,
                        totals.getOrDefault(stream.name(), Tally.EMPTY),
                        Optional.ofNullable(leftOut.get(stream.name()))))
                .toList();
    }

    private StreamStatus stream(Transaction tx, StreamDefinition stream, Tally tally, Optional<String> leftOut) {
        String name = stream.name();
        return new StreamStatus(
                name,
                tally.read(),
                tally.applied(),
                tally.unchanged(),
                sum(tally.skipped()),
                sum(tally.failed()),
                state.held().count(tx, name),
                state.putOffs().count(tx, name),
                load(tx, name),
                state.names().parked(tx, name),
                leftOut.isPresent(),
                leftOut.orElse(null),
                stream.ofPersons() ? people(tx, name) : null);
    }

    private People people(Transaction tx, String stream) {
        return new People(
                state.pending().count(tx, stream, StreamDefinition.PERSON),
                state.pending()
                        .oldest(tx, stream, StreamDefinition.PERSON)
                        .map(Instant::toString)
                        .orElse(null),
                state.conflicts().undecided(tx, Optional.of(stream)),
                state.pauses().all(tx).stream()
                        .filter(pause -> pause.scope() == Pause.Scope.RECORD && stream.equals(pause.stream()))
                        .count());
    }

    /** What is copied is known of a load that stands still, too. */
    private Load load(Transaction tx, String stream) {
        return state.checkpoints()
                .find(tx, stream)
                .filter(Checkpoint::loading)
                .map(checkpoint -> load(loads.apply(stream)
                        .orElseGet(() -> new LoadProgress(checkpoint.copied(), OptionalLong.empty(), 0))))
                .orElse(null);
    }

    private static Load load(LoadProgress load) {
        Long total = load.total().isPresent() ? load.total().getAsLong() : null;
        return new Load(load.done(), total, Math.round(load.perSecond()));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
