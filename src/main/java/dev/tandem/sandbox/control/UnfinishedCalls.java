package dev.tandem.sandbox.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Calls at which a service works on though their connections are closed. Each has its effect when its time has come, before
 * the next call is received: nobody can see the difference to the instant itself.
 */
public final class UnfinishedCalls {

    private final Clock clock;
    private final Queue<Work> works = new PriorityQueue<>(Comparator.comparing(Work::due));

    private record Work(Instant due, Runnable effect) {}

    /** None so far. */
    public UnfinishedCalls(Clock clock) {
        this.clock = clock;
    }

    /** Has the effect after that time. */
    synchronized void add(Duration delay, Runnable effect) {
        works.add(new Work(clock.instant().plus(delay), effect));
    }

    /** Lets those take effect whose time has come, in that order. */
    void finish() {
        for (Optional<Work> due = due(); due.isPresent(); due = due()) {
            due.get().effect().run();
        }
    }

    private synchronized Optional<Work> due() {
        return Optional.ofNullable(works.peek())
                .filter(first -> !first.due().isAfter(clock.instant()))
                .map(first -> works.remove());
    }
}
