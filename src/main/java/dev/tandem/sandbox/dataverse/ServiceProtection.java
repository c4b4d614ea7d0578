package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.http.ServiceLimits;
import dev.tandem.sandbox.http.ServiceLimits.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Dataverse's service protection limits for each user, in a sliding window of 300 s. */
final class ServiceProtection {

    private static final String REQUESTS = "0x80072322";
    private static final String EXECUTION = "0x80072321";
    private static final String AT_ONCE = "0x80072326";

    /** What asks for one of the three refusals: the status alone, or a code. */
    static final Set<String> LIMITS = Set.of("429", REQUESTS, EXECUTION, AT_ONCE);

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;
    private final ServiceLimits limits;
    private final Map<UUID, Usage> users = new HashMap<>();
    private boolean enforced = true;

    ServiceProtection(Clock clock, ServiceLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** One request of the window, and the time that it took. */
    private record Spent(Instant at, long millis) {}

    /** What one user has used. */
    private static final class Usage {
        private final Deque<Spent> requests = new ArrayDeque<>();
        private final Patience patience = new Patience();
        private long millis;
        private int running;

        private void forget(Instant before) {
            while (!requests.isEmpty() && !requests.peekFirst().at().isAfter(before)) {
                millis -= requests.removeFirst().millis();
            }
        }

        private void add(Spent one) {
            requests.addLast(one);
            millis += one.millis();
            running++;
        }
    }

    /** A request that may not run now, and when to come back. */
    record Delay(Refusal refusal, long seconds) {}

    /** What is left of the window: requests, and seconds of execution. */
    record Left(int requests, double seconds) {}

    synchronized void enforce(boolean on) {
        enforced = on;
    }

    synchronized boolean enforced() {
        return enforced;
    }

    /**
     * Lets a request of the user start, or says why not; whoever starts must call {@link #leave}.
     *
     * @param operations how many operations it carries, each of which takes its time
     */
    synchronized Optional<Delay> enter(UUID user, int operations) {
        Limits now = limits.now();
        Usage usage = users.computeIfAbsent(user, id -> new Usage());
        Instant time = clock.instant();
        usage.forget(time.minus(WINDOW));
        Optional<Delay> delay = enforced ? delay(usage, now, time) : Optional.empty();
        if (delay.isPresent()) {
            return delay;
        }
        usage.patience.reward();
        usage.add(new Spent(time, (long) now.requestMillis() * operations));
        return Optional.empty();
    }

    /** Notes the end of a request, and says how much more the window has room for. */
    synchronized Left leave(UUID user) {
        Usage usage = users.get(user);
        usage.running--;
        Limits now = limits.now();
        return new Left(
                Math.max(0, now.requests() - usage.requests.size()),
                Math.max(0, now.executionSeconds() - usage.millis / 1_000.0));
    }

    private static Optional<Delay> delay(Usage usage, Limits now, Instant time) {
        Optional<String> limit = exceeded(usage, now);
        Optional<String> code = limit.or(() -> usage.patience.stillRefused(time));
        return code.map(one -> {
            long wait = limit.isPresent() ? wait(one, usage, time) : usage.patience.seconds(time);
            return new Delay(refusal(one, now), usage.patience.refuse(one, time, wait));
        });
    }

    /** The code of the limit that keeps a request from running. */
    private static Optional<String> exceeded(Usage usage, Limits now) {
        if (usage.requests.size() >= now.requests()) {
            return Optional.of(REQUESTS);
        }
        if (usage.millis >= now.executionSeconds() * 1_000L) {
            return Optional.of(EXECUTION);
        }
        return usage.running >= now.atOnce() ? Optional.of(AT_ONCE) : Optional.empty();
    }

    /** The seconds until the window has room. */
    private static long wait(String code, Usage usage, Instant now) {
        if (code.equals(AT_ONCE) || usage.requests.isEmpty()) {
            return 1;
        }
        Duration wait = Duration.between(now, usage.requests.getFirst().at().plus(WINDOW));
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** The refusal with one of the three codes, or the first for another. */
    static Refusal refusal(String code) {
        return refusal(code, Limits.DOCUMENTED);
    }

    private static Refusal refusal(String code, Limits limits) {
        return switch (code) {
            case EXECUTION ->
                new Refusal(
                        429,
                        code,
                        "Combined execution time of incoming requests exceeded limit of "
                                + limits.executionSeconds() * 1_000L
                                + " milliseconds over time window of " + WINDOW.toSeconds()
                                + " seconds. Decrease number of concurrent requests or reduce the duration of requests"
                                + " and try again later.");
            case AT_ONCE ->
                new Refusal(429, code, "Number of concurrent requests exceeded the limit of " + limits.atOnce() + ".");
            default ->
                new Refusal(
                        429,
                        REQUESTS,
                        "Number of requests exceeded the limit of " + limits.requests() + " over time window of "
                                + WINDOW.toSeconds() + " seconds.");
        };
    }
}
