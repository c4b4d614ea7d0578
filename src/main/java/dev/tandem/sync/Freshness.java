package dev.tandem.sync;

import dev.tandem.governor.Reservation;
import dev.tandem.marketo.MarketoPermits;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Marketo has no conditional write, so a person is written only shortly after it was read; what was read too long ago is
 * read and merged anew (design, section 4). The place of the write is booked before the persons are read, so that pacing
 * cannot starve a batch for ever.
 */
public final class Freshness {

    /** How long a person that was read may be written. */
    static final Duration FRESH = Duration.ofSeconds(30);

    private final MarketoPermits permits;

    public Freshness(MarketoPermits permits) {
        this.permits = permits;
    }

    /** Books the place of the batch's write. */
    public Reservation book(@Body Batch batch) {
        return permits.reserve(batch.lane().urgency());
    }

    /** The batch is over, whatever came of it; a place that nobody used is given back. */
    public void giveBack(@ExchangeProperty("place") Reservation place) {
        if (place != null) {
            place.close();
        }
    }

    /** Until when persons may be written that were read at that moment. */
    static Instant until(Instant readAt) {
        return readAt.plus(FRESH);
    }
}
