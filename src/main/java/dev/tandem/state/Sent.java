package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A field that was written to a person and whose echo was not seen yet.
 *
 * @param stream the stream
 * @param recordId the record whose value was sent
 * @param marketoId the person
 * @param field the field, by its REST name (at most 200 characters)
 * @param before the fingerprint of the field's base before the write, or null if it had none
 * @param sent the fingerprint of what was sent
 * @param readAt when the person was read before the write, by the server's clock
 * @param answeredAt when the write was answered, by the server's clock
 */
public record Sent(
        String stream,
        UUID recordId,
        String marketoId,
        String field,
        Long before,
        long sent,
        Instant readAt,
        Instant answeredAt) {

    /** Refuses what lacks its place or a time. */
    public Sent {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(marketoId, "marketoId");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(readAt, "readAt");
        Objects.requireNonNull(answeredAt, "answeredAt");
    }
}
