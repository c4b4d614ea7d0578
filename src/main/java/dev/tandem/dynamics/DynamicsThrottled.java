package dev.tandem.dynamics;

import java.time.Duration;

/** A service protection limit was reached (429); nothing was executed. Retried by the route after {@link #retryAfter}. */
public final class DynamicsThrottled extends DynamicsFailure {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final Duration retryAfter;

    /**
     * @param code the vendor's code, such as {@code 0x80072322}; empty when none was sent
     * @param retryAfter how long the service wants to be left alone; zero when it did not say
     */
    public DynamicsThrottled(String sentence, String code, Duration retryAfter) {
        super(sentence, null);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** The vendor's code; empty when none was sent. */
    public String code() {
        return code;
    }

    /** How long the service wants to be left alone; zero when it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
