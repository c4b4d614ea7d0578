package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * How often a field of a record changed its direction lately.
 *
 * @param stream the stream
 * @param recordId the record
 * @param field the field, by its REST name in Marketo (at most 200 characters)
 * @param lastSide the side whose value travelled last, such as {@code dynamics} or {@code marketo}
 * @param count how many times the direction changed since
 * @param since when the counting began
 */
public record Flip(String stream, UUID recordId, String field, String lastSide, int count, Instant since) {

    /** Refuses a count that lacks its place, side or time. */
    public Flip {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(lastSide, "lastSide");
        Objects.requireNonNull(since, "since");
    }
}
