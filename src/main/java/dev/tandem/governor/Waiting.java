package dev.tandem.governor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** Lets whoever has no turn yet wait; a test's lets virtual time pass instead. */
@FunctionalInterface
public interface Waiting {

    /** Waits in real time. */
    // the governor asks again whatever ended the wait
    @SuppressWarnings("WaitNotInLoop")
    Waiting REAL = (changed, atMost) -> {
        boolean ignored = changed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    };

    /** Waits until the condition is signalled or the time is over, whichever comes first; its lock is held. */
    void await(Condition changed, Duration atMost) throws InterruptedException;
}
