package dev.tandem.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time in which both imitated services live: the machine's clock plus whatever it was advanced by.
 *
 * <p>Token lives, sliding windows, quota days and change-tracking retention are all measured by it, so a test can let
 * a week pass in an instant.
 */
public final class SandboxClock extends Clock {

    private final Clock machine;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** A clock that starts with the given machine clock's time. */
    public SandboxClock(Clock machine) {
        this.machine = machine;
    }

    /** Lets the given time pass at once; it cannot go back. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the sandbox clock cannot go back");
        }
        ahead.accumulateAndGet(by, Duration::plus);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
