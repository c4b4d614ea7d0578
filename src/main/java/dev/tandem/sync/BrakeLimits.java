package dev.tandem.sync;

import dev.tandem.state.Undoing.Kind;
import java.time.Duration;
import java.util.Map;

/**
 * How much may be taken away from a stream's records without anybody being asked.
 *
 * @param window the time in which it is counted
 * @param least so many records in any case, so that a small stream is not braked by daily work
 * @param percent beyond that, this share of the stream's linked records, by kind
 */
public record BrakeLimits(Duration window, long least, Map<Kind, Integer> percent) {

    public BrakeLimits {
        percent = Map.copyOf(percent);
    }

    /** The most that goes without being asked for, in a stream with so many linked records. */
    long of(Kind kind, long links) {
        return Math.max(least, links * percent.get(kind) / 100);
    }
}
