package dev.tandem.governor;

import java.time.Instant;

/**
 * So many calls at the same time. After the server said that it is too much, half as many, and one more after each few
 * good answers (Dataverse reference, 13.1: "resume at a lower parallelism and raise slowly"). Not thread-safe.
 */
final class Concurrency {

    /** Good answers before one more call is tried. */
    static final int GOOD_ANSWERS = 10;

    private final int most;
    private int allowed;
    private int running;
    private int good;
    private Instant halvedAt = Instant.MIN;

    Concurrency(int most) {
        this.most = most;
        this.allowed = most;
    }

    boolean isFree() {
        return running < allowed;
    }

    void take() {
        running++;
    }

    void back() {
        running--;
    }

    /** A good answer came. */
    void good() {
        if (allowed == most) {
            return;
        }
        good++;
        if (good == GOOD_ANSWERS) {
            allowed++;
            good = 0;
        }
    }

    /** The server wants fewer; calls that were under way at the last halving say nothing new. */
    void halve(Instant takenAt, Instant now) {
        if (takenAt.isAfter(halvedAt)) {
            allowed = Math.max(1, allowed / 2);
            halvedAt = now;
        }
        good = 0;
    }
}
