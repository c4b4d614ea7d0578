package dev.tandem.sync;

import dev.tandem.ToldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
final class MovableClock extends ToldClock {

    static final Instant START = Instant.parse("2026-08-14T12:00:00Z");

    private final AtomicReference<Instant> now;

    MovableClock() {
        this(new AtomicReference<>(START));
    }

    private MovableClock(AtomicReference<Instant> now) {
        super(now::get);
        this.now = now;
    }

    void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }
}
