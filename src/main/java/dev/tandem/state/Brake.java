package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;

/**
 * A stream was stopped because too much would have been undone at once.
 *
 * @param stream the stream
 * @param kind what there was too much of, such as {@code deletes}, {@code blanks} or {@code opt-ins}
 * @param found how many there were
 * @param allowed how many a person has allowed since; 0 before anybody has
 * @param since when the brake was pulled first
 */
public record Brake(String stream, String kind, long found, long allowed, Instant since) {

    /** Refuses a brake that lacks its stream, kind or time. */
    public Brake {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(since, "since");
    }

    /** A brake that nobody has answered yet. */
    public static Brake of(String stream, String kind, long found, Instant since) {
        return new Brake(stream, kind, found, 0, since);
    }

    /** Whether as many are allowed as were found. */
    public boolean answered() {
        return allowed >= found;
    }
}
