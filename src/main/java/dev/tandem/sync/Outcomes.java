package dev.tandem.sync;

import dev.tandem.state.Failure;
import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.state.PutOff;
import dev.tandem.state.State;
import dev.tandem.state.Tally;
import dev.tandem.state.Tombstone;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.Identified.Ended;
import dev.tandem.sync.Identified.Patched;
import dev.tandem.sync.Identified.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits what came of a batch: links, failures, held fields, what waits, and the counts, in one transaction. */
public final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final State state;
    private final Schemas schemas;
    private final Cycle cycle;
    private final Clock clock;
    private final Patience patience;
    private final Regrouping regrouping;

    public Outcomes(State state, Schemas schemas, Cycle cycle, Clock clock, Patience patience, Regrouping regrouping) {
        this.state = state;
        this.schemas = schemas;
        this.cycle = cycle;
        this.clock = clock;
        this.patience = patience;
        this.regrouping = regrouping;
    }

    /** Makes the results durable, and tells which failures are news. */
    public NewFailures commit(Written written) {
        NewFailures news = NewFailures.among(written, schemas.of(written.stream()), state);
        Sorted sorted = new Sorted(written);
        written.results().forEach(sorted::add);
        cycle.commit(written.stream(), sorted.tally(), sorted::save);
        cycle.came(written.stream(), written.results().size());
        sorted.tell();
        written.results().forEach(cycle.watch()::came);
        return news;
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
        private final List<Link> replaced = new ArrayList<>();
        private final Map<String, List<UUID>> ended = new TreeMap<>();
        private final List<UUID> regrouped = new ArrayList<>();
        private final List<String> arrived = new ArrayList<>();
        private final Map<String, Long> failed = new TreeMap<>();
        private final MergeEffects merges;
        private long applied;
        private long unchanged;

        Sorted(Written written) {
            this.stream = written.stream();
            this.object = schemas.of(stream).definition().marketo().object();
            this.merges = new MergeEffects(state, stream, written.seen(), now);
        }

        void add(Result result) {
            if (result instanceof Result.Applied it) {
                applied(it);
            } else if (result instanceof Result.Unchanged it) {
                unchanged(it);
            } else if (result instanceof Result.PutOff it) {
                putOff(it);
            } else if (result instanceof Result.Failed it) {
                failed(it);
            }
        }

        private void applied(Result.Applied it) {
            Change change = it.change();
            boolean halfWay = it.patched() instanceof Patched.Moved;
            closed.add(change.recordId());
            it.ended().forEach(end -> ended(end, change));
            if (change.deleted()) {
                over(change);
                applied++;
                retire(change, change.held().isEmpty() ? Tombstone.Reason.DELETED : Tombstone.Reason.MERGED);
                return;
            }
            compare(it);
            merges.add(it);
            if (halfWay) {
                links.add(link(change, it.marketoId(), null, null));
                putOffs.add(putOff(change, Wait.MOVED, now));
                return;
            }
            over(change);
            applied++;
            long version = change.version();
            if (it.patched() instanceof Patched.Done done) {
                held.addAll(done.refused());
                version = done.version();
            }
            links.add(link(change, it.marketoId(), change.fingerprint(), version));
        }

        private void unchanged(Result.Unchanged it) {
            Change change = it.change();
            unchanged++;
            over(change);
            closed.add(change.recordId());
            compare(change, it.marketoId());
            merges.add(it);
            links.add(link(change, it.marketoId(), change.fingerprint(), change.version()));
        }

        private void over(Change change) {
            done.add(change.recordId());
            held.addAll(change.held());
        }

        private Link link(Change change, String marketoId, Long fingerprint, Long version) {
            return new Link(
                    stream,
                    change.recordId(),
                    object,
                    marketoId,
                    fingerprint,
                    version,
                    change.address().orElse(null),
                    cycle.load(stream),
                    change.ties(),
                    change.filled());
        }

        /** What is new about a record wakes those that wait for it or belong with it. */
        private void compare(Result.Applied it) {
            compare(it.change(), it.marketoId());
        }

        private void compare(Change change, String marketoId) {
            Optional<Link> before = change.link();
            boolean moved = before.map(Link::ties)
                    .filter(ties -> Objects.equals(ties.key(), change.ties().key()))
                    .isEmpty();
            if (moved) {
                arrived.add(Parents.waitsFor(stream, change.recordId()));
                relatedStream().ifPresent(other -> succeeded(other, change));
            }
            before.filter(link -> !link.marketoId().equals(marketoId)).ifPresent(replaced::add);
            before.map(Link::ties)
                    .filter(ties ->
                            !Objects.equals(ties.relatedTo(), change.ties().relatedTo()))
                    .ifPresent(ties -> regrouped.add(change.recordId()));
        }

        private Optional<String> relatedStream() {
            return schemas.of(stream).definition().relatesTo().map(StreamDefinition.RelatesTo::stream);
        }

        /** What waits for a lead has found it when the contact is there that the lead became. */
        private void succeeded(String other, Change change) {
            if (change.ties().relatedTo() != null) {
                arrived.add(Parents.waitsFor(other, change.ties().relatedTo()));
            }
        }

        private void ended(Ended end, Change change) {
            Link link = end.link();
            retired.add(link);
            boolean moved = end.reason() == Tombstone.Reason.MOVED;
            tombstones.add(Tombstone.of(link, end.reason(), now)
                    .movedTo(moved ? change.recordId().toString() : null));
            ended.computeIfAbsent(link.stream(), name -> new ArrayList<>()).add(link.recordId());
        }

        private void putOff(Result.PutOff it) {
            Change change = it.change();
            if (it.cause() != Wait.ANSWER_LOST) {
                closed.add(change.recordId());
                merges.unsent(change);
            }
            if (it.cause() == Wait.PERSON_GONE && change.deleted()) {
                applied++;
                over(change);
                retire(change, Tombstone.Reason.PERSON_DELETED);
                return;
            }
            if (it.cause() == Wait.PERSON_GONE) {
                merges.gone(change);
            }
            putOffs.add(putOff(change, it.cause(), it.dueAt()));
        }

        private PutOff putOff(Change change, Wait cause, Instant dueAt) {
            return new PutOff(
                    stream,
                    change.recordId(),
                    cause.reason(),
                    change.address().orElse(null),
                    dueAt,
                    change.ties().relatedTo());
        }

        private void failed(Result.Failed it) {
            Change change = it.change();
            failedRecords.add(change.recordId());
            closed.add(change.recordId());
            failed.merge(it.code(), 1L, Long::sum);
            merges.failed(change);
            failures.add(new Failure(stream, change.recordId(), it.code(), it.sentence(), 1, now, now, now));
        }

        private void retire(Change change, Tombstone.Reason reason) {
            change.link().ifPresent(link -> {
                retired.add(link);
                tombstones.add(Tombstone.of(link, reason, now));
                arrived.add(Parents.waitsFor(stream, change.recordId()));
            });
        }

        /** Failures are named where they happen, a line for each cause. */
        void tell() {
            failed.forEach((code, count) -> {
                Failure one = failures.stream()
                        .filter(failure -> failure.code().equals(code))
                        .findFirst()
                        .orElseThrow();
                LOG.warn("{}: {} failed with {}, such as {}: {}", stream, count, code, one.recordId(), one.sentence());
            });
            merges.frozen()
                    .forEach((record, fields) -> LOG.warn(
                            "{}: {} of {} changed its direction too often and is frozen; somebody's automation seems to work"
                                    + " against the sync. Stop it, then run 'failures retry {}'.",
                            stream,
                            String.join(", ", fields),
                            record,
                            record));
        }

        /** What is put off counts when it is read again. */
        Tally tally() {
            return new Tally(applied + unchanged + failedRecords.size(), applied, unchanged, Map.of(), failed);
        }

        void save(Transaction tx) {
            state.links().remove(tx, retired);
            state.links().remove(tx, replaced);
            state.tombstones().bury(tx, tombstones);
            state.links().save(tx, links);
            state.intents().close(tx, stream, closed);
            patience.hold(tx, stream, done, held);
            state.held().wake(tx, arrived, now);
            state.failures().resolve(tx, stream, done);
            patience.record(tx, stream, failures);
            List<UUID> over = new ArrayList<>(done);
            over.addAll(failedRecords);
            state.putOffs().remove(tx, stream, over);
            state.brakes().made(tx, stream, done);
            state.putOffs().add(tx, putOffs);
            ended.forEach((name, records) -> forget(tx, name, records));
            regrouping.lookAgain(tx, stream, regrouped);
            merges.save(tx, links, retired);
        }

        private void forget(Transaction tx, String name, List<UUID> records) {
            patience.hold(tx, name, records, List.of());
            state.intents().close(tx, name, records);
            state.failures().resolve(tx, name, records);
            state.putOffs().remove(tx, name, records);
        }
    }
}
