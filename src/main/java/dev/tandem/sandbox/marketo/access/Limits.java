package dev.tandem.sandbox.marketo.access;

import dev.tandem.sandbox.http.AllowanceBook;
import dev.tandem.sandbox.http.Allowances;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The limits that all callers share: 100 calls in a sliding window of 20 seconds, 10 calls at once, 50,000 calls a day
 * (Adobe, "Marketo Integration Best Practices"). Refused calls use none of
 * them up by default.
 */
public final class Limits {

    private static final long WINDOW_MILLIS = 20_000;

    private final Clock clock;
    private final Usage usage;
    private final AllowanceBook allowances;
    private final OpenPoints openPoints;
    private final Deque<Long> accepted = new ArrayDeque<>();
    private boolean enforced = true;
    private int inFlight;

    /** Limits measured by this clock, with the day's calls counted in these statistics. */
    public Limits(Clock clock, Usage usage) {
        this(clock, usage, new AllowanceBook(), OpenPoint.all());
    }

    /** The same, with other allowances and other open points. */
    public Limits(Clock clock, Usage usage, AllowanceBook allowances, OpenPoints openPoints) {
        this.clock = clock;
        this.usage = usage;
        this.allowances = allowances;
        this.openPoints = openPoints;
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
     * @param user the API-only user that calls
     * @throws Refusal 615, 606 or 607
     */
    public synchronized void admit(String user) {
        long now = clock.millis();
        while (!accepted.isEmpty() && accepted.peekFirst() <= now - WINDOW_MILLIS) {
            accepted.removeFirst();
        }
        if (enforced) {
            try {
                refuseExcess();
            } catch (Refusal refusal) {
                if (OpenPoint.REFUSED_CALLS.is(openPoints, "counted")) {
                    accepted.addLast(now);
                }
                throw refusal;
            }
        }
        accepted.addLast(now);
        usage.called(user);
    }

    private void refuseExcess() {
        Allowances allowed = allowances.now();
        if (inFlight > allowed.concurrent()) {
            throw new Refusal(ErrorCode.TOO_MANY_CONCURRENT);
        }
        if (accepted.size() >= allowed.rate()) {
            throw new Refusal(
                    ErrorCode.RATE_EXCEEDED, "Max rate limit '" + allowed.rate() + "' exceeded with in '20' secs");
        }
        if (usage.callsToday() >= allowed.dailyCalls()) {
            throw new Refusal(ErrorCode.QUOTA_REACHED);
        }
    }

    /** Takes back the last admission, for a call that ended in one of the errors that cost nothing. */
    public synchronized void refund(String user) {
        accepted.pollLast();
        usage.uncalled(user);
    }
}
