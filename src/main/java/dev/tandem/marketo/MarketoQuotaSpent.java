package dev.tandem.marketo;

import java.time.Instant;

/** The subscription's daily quota is used up (607). Nothing works before {@link #until}. */
public final class MarketoQuotaSpent extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    /**
     * @param until when the quota starts anew: the next midnight in America/Chicago
     */
    public MarketoQuotaSpent(String sentence, Instant until) {
        super(sentence, null);
        this.until = until;
    }

    /** When the quota starts anew: the next midnight in America/Chicago. */
    public Instant until() {
        return until;
    }
}
