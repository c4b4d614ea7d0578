package dev.tandem.marketo;

import java.time.Duration;

/** Waits; a test's does not. */
@FunctionalInterface
public interface Waiter {

    /** Lets the time pass. */
    void await(Duration duration) throws InterruptedException;
}
