package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A person has paused everything, a stream or a record.
 *
 * @param scope what is paused
 * @param stream the stream, or null if everything is paused
 * @param recordId the record, or null if more than a record is paused
 * @param since when it was paused
 */
public record Pause(Scope scope, String stream, UUID recordId, Instant since) {

    /** Refuses a pause that lacks its scope, its time or what its scope needs, or names what its scope does not have. */
    public Pause {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(since, "since");
        if ((stream == null) != (scope == Scope.ALL) || (recordId != null) != (scope == Scope.RECORD)) {
            throw new IllegalArgumentException("A pause of " + scope + " names a stream unless it is of everything, "
                    + "and a record only if it is of one.");
        }
    }

    /** Everything. */
    public static Pause ofAll(Instant since) {
        return new Pause(Scope.ALL, null, null, since);
    }

    /** One stream. */
    public static Pause ofStream(String stream, Instant since) {
        return new Pause(Scope.STREAM, stream, null, since);
    }

    /** One record of a stream. */
    public static Pause ofRecord(String stream, UUID recordId, Instant since) {
        return new Pause(Scope.RECORD, stream, recordId, since);
    }

    /** What a pause is of. */
    public enum Scope {
        /** All streams. */
        ALL,
        /** One stream. */
        STREAM,
        /** One record. */
        RECORD
    }
}
