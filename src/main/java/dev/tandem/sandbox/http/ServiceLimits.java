package dev.tandem.sandbox.http;

import java.util.concurrent.atomic.AtomicReference;

/** The service protection limits of the imitated Dynamics, which a test may lower (Microsoft, "Service protection API limits"). */
public final class ServiceLimits {

    private final AtomicReference<Limits> limits = new AtomicReference<>(Limits.DOCUMENTED);

    /**
     * What one user may use in a sliding window of five minutes.
     *
     * @param requests the number of requests
     * @param executionSeconds the time of the server, in seconds
     * @param atOnce the number of requests at the same time
     * @param requestMillis what one operation counts as time of the server, in milliseconds; nothing really takes long
     *     here
     */
    public record Limits(int requests, int executionSeconds, int atOnce, int requestMillis) {

        /** What Microsoft documents; operations count no time. */
        public static final Limits DOCUMENTED = new Limits(6_000, 1_200, 52, 0);
    }

    /** The limits now. */
    public Limits now() {
        return limits.get();
    }

    /** Sets other limits, which count for what was used before too. */
    public void set(Limits others) {
        limits.set(others);
    }
}
