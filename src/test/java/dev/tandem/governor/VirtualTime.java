package dev.tandem.governor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;

/** Time that passes only while somebody waits; what was planned happens on the way. For one thread. */
final class VirtualTime extends Clock implements Waiting {

    private final TreeMap<Instant, List<Runnable>> planned = new TreeMap<>();
    private Instant now;

    VirtualTime(Instant start) {
        now = start;
    }

    void in(Duration after, Runnable event) {
        planned.computeIfAbsent(now.plus(after), at -> new ArrayList<>()).add(event);
    }

    /** Lets the time pass. */
    void pass(Duration duration) {
        Instant end = now.plus(duration);
        while (!planned.isEmpty() && !planned.firstKey().isAfter(end)) {
            next();
        }
        now = end;
    }

    private void next() {
        Map.Entry<Instant, List<Runnable>> first = planned.pollFirstEntry();
        now = first.getKey();
        first.getValue().forEach(Runnable::run);
    }

    /** Passes to the next event, which may signal, or to the end of the wait. */
    @Override
    public void await(Condition changed, Duration atMost) {
        if (!planned.isEmpty() && !planned.firstKey().isAfter(now.plus(atMost))) {
            next();
        } else {
            now = now.plus(atMost);
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
