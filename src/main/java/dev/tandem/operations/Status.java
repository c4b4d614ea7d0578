package dev.tandem.operations;

import dev.tandem.governor.Standing;
import dev.tandem.operations.StatusReport.LastCycle;
import dev.tandem.operations.StatusReport.Quota;
import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.state.Checkpoint;
import dev.tandem.state.Run;
import dev.tandem.state.State;
import dev.tandem.state.Tally;
import dev.tandem.state.Transaction;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells how the sync stands. */
public final class Status {

    private final State state;
    private final List<String> streams;
    private final boolean service;
    private final Supplier<Optional<CycleReport>> lastCycle;
    private final Supplier<List<Standing>> quota;

    /**
     * @param streams the streams that are kept in sync
     * @param service whether this process is the service; otherwise nothing runs
     * @param lastCycle how the last cycle of this process ended
     * @param quota what each API was called today
     */
    public Status(
            State state,
            List<String> streams,
            boolean service,
            Supplier<Optional<CycleReport>> lastCycle,
            Supplier<List<Standing>> quota) {
        this.state = state;
        this.streams = List.copyOf(streams);
        this.service = service;
        this.lastCycle = lastCycle;
        this.quota = quota;
    }

    /** The status now. */
    public StatusReport now() {
        Optional<Trouble> trouble =
                lastCycle.get().flatMap(CycleReport::trouble).map(Trouble::of);
        List<Quota> quotas = quota.get().stream().map(Quota::of).toList();
        return state.transaction(tx -> new StatusReport(
                standing(trouble),
                lastCycle
                        .get()
                        .map(CycleReport::wrong)
                        .filter(wrong -> !wrong.isEmpty())
                        .orElse(null),
                firstSyncDone(tx),
                state.runs().lastFinished(tx).map(Status::lastCycle).orElse(null),
                streams(tx),
                quotas));
    }

    /** An outage does not stop the sync: it goes on trying. Other trouble waits for a person. */
    private String standing(Optional<Trouble> trouble) {
        if (!service) {
            return "stopped";
        }
        boolean waits = trouble.map(Trouble::kind)
                .filter(kind -> kind != Trouble.Kind.OUTAGE && kind != Trouble.Kind.BUSY)
                .isPresent();
        return waits ? "paused" : "running";
    }

    private boolean firstSyncDone(Transaction tx) {
        return !streams.isEmpty()
                && streams.stream().allMatch(stream -> state.checkpoints()
                        .find(tx, stream)
                        .filter(checkpoint -> checkpoint.phase() == Checkpoint.Phase.TRACKING || checkpoint.load() > 1)
                        .isPresent());
    }

    private static LastCycle lastCycle(Run run) {
        return new LastCycle(run.number(), run.finishedAt().toString());
    }

    private List<StreamStatus> streams(Transaction tx) {
        Map<String, Tally> totals = state.runs().totals(tx);
        return streams.stream()
                .map(stream -> stream(tx, stream, totals.getOrDefault(stream, Tally.EMPTY)))
                .toList();
    }

    private StreamStatus stream(Transaction tx, String name, Tally tally) {
        return new StreamStatus(
                name,
                tally.read(),
                tally.applied(),
                tally.unchanged(),
                sum(tally.skipped()),
                sum(tally.failed()),
                state.held().count(tx, name),
                state.putOffs().count(tx, name),
                state.names().parked(tx, name));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
