package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;

/**
 * A brake that holds: more would have been taken away from a stream's records at once than may go without being asked for.
 *
 * @param stream the stream
 * @param kind what there was too much of
 * @param waiting the records from which it is not taken away before a person answers
 * @param since when the first of them was held back
 */
public record Brake(String stream, Undoing.Kind kind, long waiting, Instant since) {

    /** Refuses a brake that lacks its stream, kind or time. */
    public Brake {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(since, "since");
    }
}
