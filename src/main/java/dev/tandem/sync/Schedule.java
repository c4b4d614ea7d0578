package dev.tandem.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** When the next cycle is due: the pause counts from the end of one cycle to the start of the next. */
public final class Schedule {

    private final Duration pause;
    private final Duration outagePause;
    private final Clock clock;
    private final AtomicReference<Instant> due = new AtomicReference<>(Instant.MIN);

    /**
     * @param pause after a cycle that came to its end
     * @param outagePause after one that an outage ended; the shorter of the two counts
     */
    public Schedule(Duration pause, Duration outagePause, Clock clock) {
        this.pause = pause;
        this.outagePause = outagePause.compareTo(pause) < 0 ? outagePause : pause;
        this.clock = clock;
    }

    /** Whether a cycle may start now. */
    public boolean due() {
        return !clock.instant().isBefore(due.get());
    }

    /** A cycle ended. */
    public void ended(boolean complete) {
        due.set(clock.instant().plus(complete ? pause : outagePause));
    }

    /** Look now, whatever the pause. */
    public void nudge() {
        due.set(Instant.MIN);
    }

    /** When the next cycle starts at the latest. */
    public Instant next() {
        return due.get();
    }
}
