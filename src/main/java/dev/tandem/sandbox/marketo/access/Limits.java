package dev.tandem.sandbox.marketo.access;

import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The limits that all callers share: 100 calls in a sliding window of 20 seconds, 10 calls at once, 50,000 calls a day
 * (Adobe, "Marketo Integration Best Practices"). Refused calls use none of them up.
 */
public final class Limits {

    private static final int RATE = 100;
    private static final long WINDOW_MILLIS = 20_000;
    private static final int CONCURRENT = 10;
    private static final int DAILY = 50_000;

    private final Clock clock;
    private final Usage usage;
    private final Deque<Long> accepted = new ArrayDeque<>();
    private boolean enforced = true;
    private int inFlight;

    /** Limits measured by this clock, with the day's calls counted in these statistics. */
    public Limits(Clock clock, Usage usage) {
        this.clock = clock;
        this.usage = usage;
    }

    /** Switches enforcement on or off; calls are counted all the same. */
    public synchronized void enforce(boolean on) {
        enforced = on;
    }

    /** Whether limits are enforced now. */
    public synchronized boolean enforced() {
        return enforced;
    }

    /** A call has arrived; {@link #leave} must follow. */
    public synchronized void arrive() {
        inFlight++;
    }

    /** A call has been answered. */
    public synchronized void leave() {
        inFlight--;
    }

    /**
     * Counts a call that is about to be executed.
     *
     * @throws Refusal 615, 606 or 607
     */
    public synchronized void admit() {
        long now = clock.millis();
        while (!accepted.isEmpty() && accepted.peekFirst() <= now - WINDOW_MILLIS) {
            accepted.removeFirst();
        }
        if (enforced) {
            refuseExcess();
        }
        accepted.addLast(now);
        usage.called();
    }

    private void refuseExcess() {
        if (inFlight > CONCURRENT) {
            throw new Refusal(ErrorCode.TOO_MANY_CONCURRENT);
        }
        if (accepted.size() >= RATE) {
            throw new Refusal(ErrorCode.RATE_EXCEEDED);
        }
        if (usage.callsToday() >= DAILY) {
            throw new Refusal(ErrorCode.QUOTA_REACHED);
        }
    }

    /** Takes back the last admission, for a call that ended in one of the errors that cost nothing. */
    public synchronized void refund() {
        accepted.pollLast();
        usage.uncalled();
    }
}
