package dev.tandem.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many records a second there were in the last minute. Thread-safe. */
final class Rate {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final double MILLIS_A_SECOND = 1_000.0;

    private final Deque<Point> points = new ArrayDeque<>();

    /** So many in all at that time. */
    private record Point(Instant at, long records) {}

    /**
     * @param began when the counting begins, at 0
     */
    Rate(Instant began) {
        points.add(new Point(began, 0));
    }

    /** So many more. */
    synchronized void add(Instant now, long records) {
        points.addLast(new Point(now, points.getLast().records() + records));
        forget(now);
    }

    /** Records a second; 0 while no time has passed. */
    synchronized double perSecond(Instant now) {
        forget(now);
        Point from = points.getFirst();
        long millis = Duration.between(from.at(), now).toMillis();
        return millis <= 0 ? 0 : (points.getLast().records() - from.records()) * MILLIS_A_SECOND / millis;
    }

    /** Keeps one point that is as old as the window, to measure from. */
    private void forget(Instant now) {
        Instant start = now.minus(WINDOW);
        while (points.size() > 1 && !second().at().isAfter(start)) {
            points.removeFirst();
        }
    }

    private Point second() {
        return points.stream().skip(1).findFirst().orElseThrow();
    }
}
