package dev.tandem.sync;

import dev.tandem.state.Failure;
import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.state.PutOff;
import dev.tandem.state.State;
import dev.tandem.state.Tally;
import dev.tandem.state.Tombstone;
import dev.tandem.state.Transaction;
import dev.tandem.sync.Identified.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Commits what came of a batch: links, failures, held fields, what waits, and the counts, in one transaction. */
public final class Outcomes {

    private final State state;
    private final Schemas schemas;
    private final Cycle cycle;
    private final Clock clock;
    private final Duration retryFailed;

    /**
     * @param retryFailed after what time a failed record is tried again
     */
    public Outcomes(State state, Schemas schemas, Cycle cycle, Clock clock, Duration retryFailed) {
        this.state = state;
        this.schemas = schemas;
        this.cycle = cycle;
        this.clock = clock;
        this.retryFailed = retryFailed;
    }

    /** Makes the results durable. */
    public void commit(Written written) {
        Sorted sorted = new Sorted(written.stream());
        written.results().forEach(sorted::add);
        cycle.commit(written.stream(), sorted.tally(), sorted::save);
    }

    /** The results by what must be stored. */
    private final class Sorted {

        private final String stream;
        private final String object;
        private final Instant now = clock.instant();
        private final List<UUID> done = new ArrayList<>();
        private final List<UUID> failedRecords = new ArrayList<>();
        private final List<UUID> closed = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Link> retired = new ArrayList<>();
        private final List<Tombstone> tombstones = new ArrayList<>();
        private final List<Held> held = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private final List<PutOff> putOffs = new ArrayList<>();
        private final Map<String, Long> failed = new TreeMap<>();
        private long applied;

        Sorted(String stream) {
            this.stream = stream;
            this.object = schemas.of(stream).definition().marketo().object();
        }

        void add(Result result) {
            if (result instanceof Result.Applied it) {
                applied(it);
            } else if (result instanceof Result.PutOff it) {
                putOff(it);
            } else if (result instanceof Result.Failed it) {
                failed(it);
            }
        }

        private void applied(Result.Applied it) {
            Change change = it.change();
            applied++;
            done.add(change.recordId());
            closed.add(change.recordId());
            if (change.deleted()) {
                retire(change, Tombstone.Reason.DELETED);
                return;
            }
            held.addAll(change.held());
            links.add(new Link(
                    stream,
                    change.recordId(),
                    object,
                    it.marketoId(),
                    change.fingerprint(),
                    change.version(),
                    change.address().orElse(null),
                    cycle.load(stream)));
        }

        private void putOff(Result.PutOff it) {
            Change change = it.change();
            if (it.personGone()) {
                retire(change, Tombstone.Reason.PERSON_DELETED);
            }
            if (!it.intentOpen()) {
                closed.add(change.recordId());
            }
            if (it.personGone() && change.deleted()) {
                applied++;
                done.add(change.recordId());
                return;
            }
            putOffs.add(new PutOff(
                    stream, change.recordId(), it.reason(), change.address().orElse(null), it.dueAt()));
        }

        private void failed(Result.Failed it) {
            Change change = it.change();
            failedRecords.add(change.recordId());
            closed.add(change.recordId());
            failed.merge(it.code(), 1L, Long::sum);
            failures.add(new Failure(
                    stream, change.recordId(), it.code(), it.sentence(), 1, now, now, now.plus(retryFailed)));
        }

        private void retire(Change change, Tombstone.Reason reason) {
            change.link().ifPresent(link -> {
                retired.add(link);
                tombstones.add(Tombstone.of(link, reason, now));
            });
        }

        /** What is put off counts when it is read again. */
        Tally tally() {
            return new Tally(applied + failedRecords.size(), applied, 0, Map.of(), failed);
        }

        void save(Transaction tx) {
            state.links().remove(tx, retired);
            state.tombstones().bury(tx, tombstones);
            state.links().save(tx, links);
            state.intents().close(tx, stream, closed);
            state.held().replace(tx, stream, done, held);
            state.failures().resolve(tx, stream, done);
            state.failures().record(tx, failures);
            List<UUID> over = new ArrayList<>(done);
            over.addAll(failedRecords);
            state.putOffs().remove(tx, stream, over);
            state.putOffs().add(tx, putOffs);
        }
    }
}
