package dev.tandem.sync;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The process that synced before was killed, or stands still, and Marketo may be at work on a write of its. What is written
 * meanwhile could be covered by that write, so nobody takes the sync over before it must be over.
 */
public final class StillWriting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    StillWriting(Instant until) {
        super("The process that synced before ended in the middle of a write, and Marketo may be at work on that until "
                + until.truncatedTo(ChronoUnit.SECONDS) + "; the sync goes on then.");
        this.until = until;
    }

    /** When that write must be over. */
    Instant until() {
        return until;
    }
}
