package dev.tandem.marketo;

import java.time.Duration;

/**
 * The rate (606) or concurrency limit (615) of the subscription was reached; nothing was executed. Retried by the route
 * after {@link #retryAfter}.
 */
public final class MarketoThrottled extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final Duration retryAfter;

    /**
     * @param code the vendor's code, or {@code 429}
     * @param retryAfter how long to leave the service alone; zero leaves it to the back-off of the route
     */
    public MarketoThrottled(String sentence, String code, Duration retryAfter) {
        super(sentence, null);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** The vendor's code, or {@code 429}. */
    public String code() {
        return code;
    }

    /** How long to leave the service alone; zero leaves it to the back-off of the route. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
