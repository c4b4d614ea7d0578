package dev.tandem.sync;

import dev.tandem.state.Checkpoint;
import dev.tandem.state.Epoch;
import dev.tandem.state.Run;
import dev.tandem.state.State;
import dev.tandem.state.Tally;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over all streams: which comes next, what was counted, how it ended. One at a time. */
public final class Cycle {

    /** The header that limits a cycle to one stream. */
    public static final String ONLY = "tandemStream";

    /** What was caught; Camel's own annotation would give the deepest cause instead. */
    private static final String CAUGHT = Exchange.EXCEPTION_CAUGHT;

    private static final Logger LOG = LoggerFactory.getLogger(Cycle.class);

    private final List<StreamDefinition> streams;
    private final State state;
    private final Addresses addresses;
    private final String owner;
    private final Duration leaseLife;
    private final Clock clock;
    private final Runnable waiter;
    private final AtomicReference<Now> now = new AtomicReference<>();
    private final AtomicReference<CycleReport> last = new AtomicReference<>();
    private final ReentrantLock commits = new ReentrantLock();
    private final Watch watch = new Watch();
    private final WritesAtWork writes;
    private volatile boolean stopping;

    /**
     * @param streams in dependency order
     * @param owner who runs the cycles; another owner waits until the lease is over
     * @param waiter waits a moment before the lease is asked for again
     */
    public Cycle(
            List<StreamDefinition> streams,
            State state,
            String owner,
            Duration leaseLife,
            Clock clock,
            Runnable waiter) {
        this.streams = List.copyOf(streams);
        this.state = state;
        this.addresses = new Addresses(streams, state);
        this.owner = owner;
        this.leaseLife = leaseLife;
        this.clock = clock;
        this.waiter = waiter;
        this.writes = new WritesAtWork(state, clock);
    }

    /** Whom the routes ask before they send. */
    public WritesAtWork writesAtWork() {
        return writes;
    }

    /** Where what comes of single records is told to those who wait for it. */
    public Watch watch() {
        return watch;
    }

    /** The cycle at work. */
    private static final class Now {
        private final long run;
        private final Epoch epoch;
        private final Rounds rounds;
        private final List<String> persons;
        private final Map<String, Long> loads = new ConcurrentHashMap<>();
        private final Map<String, Long> awaited = new ConcurrentHashMap<>();
        private final Map<String, String> failedStreams = new ConcurrentHashMap<>();

        Now(
                long run,
                Epoch epoch,
                List<String> streams,
                List<String> persons,
                Predicate<String> leftOut,
                Function<String, Optional<Checkpoint>> checkpoints,
                BooleanSupplier decidable) {
            this.run = run;
            this.epoch = epoch;
            this.persons = persons;
            this.rounds = new Rounds(streams, checkpoints, leftOut.or(failedStreams::containsKey), decidable);
        }
    }

    /**
     * Begins a run.
     *
     * @throws Busy while another process is syncing
     * @throws StillWriting while the last write of one that was killed may be at work
     */
    public void begin(@Header(ONLY) String only) {
        last.set(null);
        Epoch epoch = lease();
        writes.begin(epoch);
        long run = state.transaction(tx -> state.runs().begin(tx, clock.instant()));
        List<StreamDefinition> taking = streams.stream()
                .filter(stream -> only == null || only.equals(stream.name()))
                .toList();
        now.set(new Now(
                run,
                epoch,
                taking.stream().map(StreamDefinition::name).toList(),
                taking.stream()
                        .filter(StreamDefinition::ofPersons)
                        .map(StreamDefinition::name)
                        .toList(),
                stream -> isLeftOut(stream) || restsWhilePaused(stream),
                this::checkpoint,
                () -> only == null && addresses.decidable(clock.instant())));
    }

    /** The streams of persons that take part and are not left out, for what concerns them before all turns. */
    public List<String> personStreams() {
        return current().persons.stream().filter(stream -> !isLeftOut(stream)).toList();
    }

    /** Whether another turn comes; asked when the one before is over, because it depends on how far that one came. */
    public boolean hasTurn() {
        return current().rounds.hasNext();
    }

    /** The stream whose turn begins; whether it may run is asked next. */
    public String turn() {
        Now cycle = current();
        String stream = cycle.rounds.next();
        cycle.loads.remove(stream);
        return stream;
    }

    /** Whether a stream may run: everything that it depends on did, in this cycle. */
    public boolean ready(@ExchangeProperty("stream") String stream) {
        Now cycle = current();
        Optional<String> failed = streams.stream()
                .filter(definition -> definition.name().equals(stream))
                .flatMap(definition -> definition.after().stream())
                .filter(cycle.failedStreams::containsKey)
                .findFirst();
        failed.ifPresent(parent -> {
            cycle.failedStreams.put(stream, "it waits for " + parent);
            LOG.warn("{} waits for the next cycle, because {} failed.", stream, parent);
        });
        return failed.isEmpty();
    }

    /** A stream failed. Trouble that concerns every stream ends the cycle; other trouble ends this stream's part. */
    public void streamFailed(@ExchangeProperty("stream") String stream, @ExchangeProperty(CAUGHT) Exception trouble) {
        if (Trouble.of(trouble).endsTheCycle()) {
            throw Trouble.unchecked(trouble);
        }
        current().failedStreams.put(stream, Trouble.of(trouble).sentence());
        LOG.error(
                "{} stops until the next cycle: {}", stream, Trouble.of(trouble).sentence());
        LOG.debug("{} failed", stream, trouble);
    }

    /** The cycle is over and every stream had its turn. */
    public void finish() {
        Now cycle = current();
        String reason = CycleReport.sentence(cycle.failedStreams);
        end(cycle, reason.isEmpty() ? Run.Outcome.DONE : Run.Outcome.FAILED, reason, Optional.empty());
    }

    /** The cycle could not go on. */
    public void abort(@ExchangeProperty(CAUGHT) Exception trouble) {
        Now cycle = now.get();
        if (cycle == null) {
            last.set(new CycleReport(0, false, Map.of(), Map.of(), Optional.of(trouble), List.of()));
        } else {
            end(cycle, Run.Outcome.STOPPED, Trouble.of(trouble).sentence(), Optional.of(trouble));
        }
    }

    private void end(Now cycle, Run.Outcome outcome, String reason, Optional<Exception> trouble) {
        now.set(null);
        writes.end();
        Map<String, Tally> tallies = Map.of();
        List<String> braked = List.of();
        try {
            tallies = state.transaction(tx -> {
                state.runs().finish(tx, cycle.run, clock.instant(), outcome, reason);
                state.lease().release(tx, cycle.epoch);
                return state.runs().of(tx, cycle.run);
            });
            braked = state.transaction(state.brakes()::all).stream()
                    .map(Braking::sentence)
                    .toList();
        } catch (RuntimeException lost) {
            LOG.debug("the end of cycle {} could not be stored", cycle.run, lost);
        }
        last.set(new CycleReport(
                cycle.run, outcome == Run.Outcome.DONE, ordered(tallies), cycle.failedStreams, trouble, braked));
    }

    private Map<String, Tally> ordered(Map<String, Tally> tallies) {
        Map<String, Tally> ordered = new LinkedHashMap<>();
        streams.stream()
                .map(StreamDefinition::name)
                .filter(tallies::containsKey)
                .forEach(name -> ordered.put(name, tallies.get(name)));
        return ordered;
    }

    /** How the last cycle ended; empty while one is at work. */
    public Optional<CycleReport> report() {
        return Optional.ofNullable(last.get());
    }

    /** How the cycle ended that the route has just closed. */
    public CycleReport ended() {
        return report().orElseThrow();
    }

    /**
     * Commits counts together with the effects they count, if the lease still holds. One commit at a time: batches that
     * run side by side add to the same counts. A row counts as read when its effect is durable, so that the counts add
     * up wherever a process ends; that no row of a page is forgotten is what {@link #allCame} makes sure of.
     */
    void commit(String stream, Tally tally, Consumer<Transaction> effects) {
        Now cycle = current();
        commits.lock();
        try {
            state.run(tx -> {
                effects.accept(tx);
                state.runs().add(tx, cycle.run, stream, tally);
                check(tx);
            });
        } finally {
            commits.unlock();
        }
    }

    /** So many records of the page at work will be written. */
    void expect(String stream, int records) {
        current().awaited.put(stream, (long) records);
    }

    /** What came of so many of them is durable. */
    void came(String stream, int records) {
        current().awaited.merge(stream, (long) -records, Long::sum);
    }

    /** Every record of the page must have come to an end before its checkpoint may pass. */
    void allCame(String stream) {
        long missing = current().awaited.getOrDefault(stream, 0L);
        if (missing != 0) {
            throw new IllegalStateException(
                    missing + " records of a page of " + stream + " came to no end; the page is read again.");
        }
    }

    /** Throws if another process took over. The last step of a transaction, because it locks the lease until the commit. */
    void check(Transaction tx) {
        Epoch epoch = current().epoch;
        state.lease().check(tx, epoch);
        writes.settle(tx, epoch);
    }

    /** A process that was killed holds the lease until it expires; one that lives keeps renewing it. */
    private Epoch lease() {
        Instant end = clock.instant().plus(leaseLife).plusSeconds(1);
        boolean waited = false;
        while (true) {
            Optional<Epoch> epoch = state.transaction(tx -> state.lease().take(tx, owner, clock.instant(), leaseLife));
            if (epoch.isPresent()) {
                return epoch.get();
            }
            refuseDuringLastWrites();
            if (!waited) {
                LOG.info(
                        "Another process holds the sync's lease; waiting until it is done, or {} s if it was killed.",
                        leaseLife.toSeconds());
                waited = true;
            }
            if (stopping || clock.instant().isAfter(end)) {
                throw new Busy();
            }
            waiter.run();
        }
    }

    /** Nobody waits here: it can take minutes, and whoever asked for the cycle knows better what to do meanwhile. */
    private void refuseDuringLastWrites() {
        Instant instant = clock.instant();
        state.transaction(tx -> state.lease().lastWrites(tx, instant)).ifPresent(until -> {
            LOG.info(
                    "A write of the process before may be at work in Marketo; {} s are left until it must be over.",
                    Duration.between(instant, until).toSeconds());
            throw new StillWriting(until);
        });
    }

    /** Ends the cycle at its next page, because the process is to stop. */
    public void stop() {
        stopping = true;
    }

    /** Another page begins: not while the process is stopping. */
    public void goOn() {
        if (stopping) {
            throw new Stopping();
        }
    }

    /** Extends the lease while a cycle is at work; a lost one shows at the next commit. */
    public void renew() {
        Now cycle = now.get();
        if (cycle != null) {
            state.run(tx -> state.lease().renew(tx, cycle.epoch, clock.instant(), leaseLife));
        }
    }

    /** The number of the stream's load, which marks its links as seen. */
    long load(String stream) {
        return current().loads.computeIfAbsent(stream, name -> checkpoint(name)
                .map(Checkpoint::load)
                .orElse(1L));
    }

    private boolean isLeftOut(String stream) {
        return state.transaction(state.leftOut()::all).containsKey(stream);
    }

    /** A paused stream takes its change feed in; a load can wait, and so can a table that is read as a whole. */
    private boolean restsWhilePaused(String stream) {
        return state.transaction(tx -> state.pauses().isPaused(tx, stream)
                && state.checkpoints()
                        .find(tx, stream)
                        .filter(checkpoint -> !checkpoint.loading())
                        .isEmpty());
    }

    private Optional<Checkpoint> checkpoint(String stream) {
        return state.transaction(tx -> state.checkpoints().find(tx, stream));
    }

    private Now current() {
        return Objects.requireNonNull(now.get(), "no cycle is at work");
    }
}
