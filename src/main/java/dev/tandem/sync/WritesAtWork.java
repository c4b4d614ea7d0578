package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsRequest;
import dev.tandem.marketo.MarketoOutcomeUnknown;
import dev.tandem.marketo.MarketoRequest;
import dev.tandem.marketo.MarketoUnavailable;
import dev.tandem.marketo.Repeat;
import dev.tandem.state.Epoch;
import dev.tandem.state.LeaseLost;
import dev.tandem.state.Sent;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * What {@code routes/90-dynamics.camel.yaml} and {@code routes/91-marketo.camel.yaml} ask just before they send: no cycle
 * writes once its lease is lost, and each write to Marketo that could cover a later one is noted in the lease until its
 * answer is there, so that a process that takes over waits for its end (design, section 5).
 *
 * <p>Two kinds of writes are not waited for. Those to Dynamics carry the row version that they rest on, or the id of the
 * record that they create. Those to Marketo that are sent only once create something, of which the sender keeps a note of
 * its own, such as an intent.
 */
public final class WritesAtWork {

    /**
     * Marketo works up to 120 s on custom objects and up to 90 s on everything else that is written here (Marketo
     * reference, section 3); the rest is for the way there.
     */
    static final Duration LONGEST = Duration.ofSeconds(130);

    /** A lost attempt is remembered so long; the feed has told of it by then, or tells of all that it did at once. */
    private static final Duration REMEMBERED = Duration.ofMinutes(30);

    /** How far the two clocks may be apart. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    /** A note holds for so much longer, so that it can do for the next writes as well. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private final State state;
    private final Clock clock;
    private final Set<AtWork> atWork = new HashSet<>();
    private final Deque<Instant> lost = new ArrayDeque<>();
    private Optional<Epoch> holder = Optional.empty();
    private Instant noted = Instant.MIN;

    WritesAtWork(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** One write on its way; equal to itself only. */
    public static final class AtWork {

        private final Instant end;

        private AtWork(Instant end) {
            this.end = end;
        }
    }

    /** A cycle begins. */
    synchronized void begin(Epoch epoch) {
        holder = Optional.of(epoch);
        noted = Instant.MIN;
        atWork.clear();
    }

    /** The cycle is over; what is written outside of cycles, as by the command 'setup', does not need the lease. */
    synchronized void end() {
        holder = Optional.empty();
    }

    private synchronized Optional<Epoch> holder() {
        return holder;
    }

    /**
     * A request is about to be sent to Dynamics.
     *
     * @throws LeaseLost if it is a write of a cycle whose lease is lost
     */
    public void toDynamics(@ExchangeProperty("request") DynamicsRequest request) {
        if (request.effect() == dev.tandem.dynamics.Effect.WRITE) {
            holder().ifPresent(this::check);
        }
    }

    /**
     * A request is about to be sent to Marketo.
     *
     * @return what is to be told when it is over; null if nobody needs to wait for it
     * @throws LeaseLost if it is a write of a cycle whose lease is lost
     */
    public AtWork toMarketo(@ExchangeProperty("request") MarketoRequest request) {
        Optional<Epoch> epoch = holder();
        if (request.effect() == dev.tandem.marketo.Effect.READ || epoch.isEmpty()) {
            return null;
        }
        if (request.repeat() == Repeat.ONCE) {
            check(epoch.get());
            return null;
        }
        AtWork write = new AtWork(clock.instant().plus(LONGEST));
        if (!joinNoted(write)) {
            note(epoch.get(), write);
        }
        return write;
    }

    private void check(Epoch epoch) {
        state.run(tx -> state.lease().check(tx, epoch));
    }

    /** Whether an earlier note does for this write as well; it cannot be taken back while the write is at work. */
    private synchronized boolean joinNoted(AtWork write) {
        atWork.add(write);
        return !write.end.isAfter(noted);
    }

    private void note(Epoch epoch, AtWork write) {
        Instant until = write.end.plus(AHEAD);
        try {
            state.run(tx -> state.lease().writing(tx, epoch, until));
        } catch (RuntimeException unnoted) {
            leave(write);
            throw unnoted;
        }
        noted(until);
    }

    private synchronized void noted(Instant until) {
        noted = until.isAfter(noted) ? until : noted;
    }

    private synchronized void leave(AtWork write) {
        atWork.remove(write);
    }

    /** The attempt is over: Marketo works on it no more, unless its answer was lost. */
    public void over(
            @ExchangeProperty("atWork") AtWork write, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception trouble) {
        boolean unanswered = trouble instanceof MarketoUnavailable || trouble instanceof MarketoOutcomeUnknown;
        if (write != null && unanswered) {
            lose(write);
        } else if (write != null) {
            leave(write);
        }
    }

    private synchronized void lose(AtWork write) {
        Instant before = clock.instant().minus(REMEMBERED);
        lost.removeIf(sent -> sent.isBefore(before));
        lost.add(write.end.minus(LONGEST));
    }

    /** Whether the answer to this write may have been lost, so that it takes effect late, or twice. */
    boolean mayComeAgain(Sent write) {
        return write.standing() == Sent.Standing.ECHOED
                || (write.standing() == Sent.Standing.AWAITED && isInDoubt(write));
    }

    /** An attempt that got no answer may have been this write's. */
    private synchronized boolean isInDoubt(Sent write) {
        Instant first = write.readAt().minus(SLACK);
        Instant last = write.readAt().plus(Freshness.FRESH).plus(SLACK);
        return lost.stream().anyMatch(sent -> !sent.isBefore(first) && !sent.isAfter(last));
    }

    /** Takes the note back if no write is at work; the transaction must hold the lease, so that no other is noted meanwhile. */
    void settle(Transaction tx, Epoch epoch) {
        if (nothingLeft()) {
            state.lease().written(tx, epoch);
        }
    }

    /** Forgets the note first: at worst it stays in the lease, and a take-over waits for nothing. */
    private synchronized boolean nothingLeft() {
        Instant now = clock.instant();
        atWork.removeIf(write -> write.end.isBefore(now));
        if (!atWork.isEmpty() || noted.equals(Instant.MIN)) {
            return false;
        }
        noted = Instant.MIN;
        return true;
    }
}
