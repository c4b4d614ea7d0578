package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Dataverse's service protection limits for each user: 6,000 requests in a sliding window of 300 s, 52 at once.
 *
 * <p>The limit on execution time is not imitated: nothing takes long here.
 */
final class ServiceProtection {

    private static final int REQUESTS = 6_000;
    private static final int AT_ONCE = 52;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<UUID, Usage> users = new HashMap<>();
    private boolean enforced = true;

    ServiceProtection(Clock clock) {
        this.clock = clock;
    }

    /** What one user has used. */
    private static final class Usage {
        private final Deque<Instant> requests = new ArrayDeque<>();
        private int running;
    }

    /** A request that may not run now, and when to come back. */
    record Delay(Refusal refusal, long seconds) {}

    synchronized void enforce(boolean on) {
        enforced = on;
    }

    synchronized boolean enforced() {
        return enforced;
    }

    /** Lets a request of the user start, or says why not; whoever starts must call {@link #leave}. */
    synchronized Optional<Delay> enter(UUID user) {
        Usage usage = users.computeIfAbsent(user, id -> new Usage());
        Instant now = clock.instant();
        while (!usage.requests.isEmpty()
                && !usage.requests.peekFirst().plus(WINDOW).isAfter(now)) {
            usage.requests.removeFirst();
        }
        if (enforced && usage.requests.size() >= REQUESTS) {
            Duration wait = Duration.between(now, usage.requests.getFirst().plus(WINDOW));
            return Optional.of(
                    new Delay(requests(), Math.max(1, wait.plusMillis(999).toSeconds())));
        }
        if (enforced && usage.running >= AT_ONCE) {
            return Optional.of(new Delay(concurrency(), 1));
        }
        usage.requests.addLast(now);
        usage.running++;
        return Optional.empty();
    }

    /** Notes the end of a request, and says how many more the window has room for. */
    synchronized int leave(UUID user) {
        Usage usage = users.get(user);
        usage.running--;
        return Math.max(0, REQUESTS - usage.requests.size());
    }

    /** The refusal with one of the three codes. */
    static Refusal refusal(String code) {
        return switch (code) {
            case "0x80072321" ->
                new Refusal(
                        429,
                        code,
                        "Combined execution time of incoming requests exceeded limit of 1200000 milliseconds over time"
                                + " window of 300 seconds. Decrease number of concurrent requests or reduce the duration"
                                + " of requests and try again later.");
            case "0x80072326" -> concurrency();
            default -> requests();
        };
    }

    private static Refusal requests() {
        return new Refusal(
                429,
                "0x80072322",
                "Number of requests exceeded the limit of " + REQUESTS + " over time window of " + WINDOW.toSeconds()
                        + " seconds.");
    }

    private static Refusal concurrency() {
        return new Refusal(429, "0x80072326", "Number of concurrent requests exceeded the limit of " + AT_ONCE + ".");
    }
}
