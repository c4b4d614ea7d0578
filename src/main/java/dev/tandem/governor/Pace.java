package dev.tandem.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * So many calls in any window, as the server counts them. A call arrives there between its sending and its answer, nobody
 * knows when; so its slot rests for one window from the answer on. Two calls of one slot then arrive at least a window
 * apart, whatever the line does. Not thread-safe.
 */
final class Pace {

    private final int calls;
    private final Duration window;
    private final Queue<Instant> resting = new PriorityQueue<>();
    private Instant latest = Instant.EPOCH;
    private int out;

    Pace(int calls, Duration window, Ledger.Recent before) {
        this.calls = calls;
        this.window = window;
        for (int i = 0; i < Math.min(before.calls(), calls); i++) {
            rest(before.until());
        }
    }

    /** Whether a call may be sent now. */
    boolean isFree(Instant now) {
        while (!resting.isEmpty() && !resting.peek().isAfter(now)) {
            resting.remove();
        }
        return out + resting.size() < calls;
    }

    /** When the next slot comes free, if none does by an answer before. */
    Instant next() {
        return resting.isEmpty() ? Instant.MAX : resting.peek();
    }

    /** A call takes a slot. */
    void take() {
        out++;
    }

    /** A call was answered, or never will be. */
    void answered(Instant now) {
        out--;
        rest(now.plus(window));
    }

    /** A call was not sent after all. */
    void unsent() {
        out--;
    }

    private void rest(Instant until) {
        resting.add(until);
        latest = until.isAfter(latest) ? until : latest;
    }

    /** What the window still counts; an unanswered call counts as if it were answered now. */
    Ledger.Recent recent(Instant now) {
        boolean free = isFree(now);
        int counted = free ? out + resting.size() : calls;
        Instant until = out > 0 ? now.plus(window) : latest;
        return counted == 0 ? Ledger.Recent.NONE : new Ledger.Recent(counted, until);
    }
}
