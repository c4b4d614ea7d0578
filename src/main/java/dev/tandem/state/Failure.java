package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A record that could not be synced, kept until it is retried or succeeds by itself.
 *
 * @param stream the stream
 * @param recordId the record
 * @param code the API's error code, or Tandem's
 * @param sentence the cause in one sentence, without any value of the record
 * @param attempts how often it was tried
 * @param firstAt when it failed first
 * @param lastAt when it failed last
 * @param nextAt when it is to be tried again, or null if only a command or a change of the record does that
 */
public record Failure(
        String stream,
        UUID recordId,
        String code,
        String sentence,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        Instant nextAt) {

    /** Refuses a failure that lacks its record, cause or times. */
    public Failure {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(firstAt, "firstAt");
        Objects.requireNonNull(lastAt, "lastAt");
    }

    /** The same failure with another time of the next attempt. */
    public Failure dueAt(Instant next) {
        return new Failure(stream, recordId, code, sentence, attempts, firstAt, lastAt, next);
    }
}
