package dev.tandem.sandbox.dataverse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long one refused user has to wait. Whoever comes back before the time that was told waits longer each time, and has
 * to wait even if the window has room again; whoever comes back later begins anew (Microsoft, "Service protection API
 * limits": the duration is extended for an application that continues to send demanding requests).
 */
final class Patience {

    /** What comes so soon after a refusal may have been sent before it arrived. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private static final long MOST_SECONDS_MORE = 300;
    private static final int MOST_DOUBLINGS = 9;

    private String code = "";
    private Instant told = Instant.EPOCH;
    private Instant until = Instant.EPOCH;
    private int tooEarly;

    /** Why a user who came too early before is refused still; empty for everybody else. */
    Optional<String> stillRefused(Instant now) {
        return tooEarly > 0 && now.isBefore(until) ? Optional.of(code) : Optional.empty();
    }

    /**
     * Refuses a request, and gives the seconds to wait.
     *
     * @param reason the code of the limit
     * @param wait the seconds to wait for anybody
     */
    long refuse(String reason, Instant now, long wait) {
        if (!now.isBefore(until)) {
            tooEarly = 0;
            told = now;
        } else if (!now.isBefore(told.plus(UNDER_WAY))) {
            tooEarly++;
            told = now;
        }
        code = reason;
        long more = tooEarly == 0 ? 0 : Math.min(MOST_SECONDS_MORE, 1L << Math.min(tooEarly, MOST_DOUBLINGS));
        long seconds = Math.max(wait + more, seconds(now));
        until = now.plusSeconds(seconds);
        return seconds;
    }

    /** Forgets what was, when a request is let in. */
    void reward() {
        tooEarly = 0;
        until = Instant.EPOCH;
    }

    /** The seconds that are left of what was told. */
    long seconds(Instant now) {
        return now.isBefore(until)
                ? Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds())
                : 0;
    }
}
