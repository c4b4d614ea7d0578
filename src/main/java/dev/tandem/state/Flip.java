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
 * @param since when the counting began; of a frozen field when it was last seen to change
 * @param print of a frozen field the fingerprint of what both sides showed then; null of one that is not frozen
 */
public record Flip(String stream, UUID recordId, String field, String lastSide, int count, Instant since, Long print) {

    /** Refuses a count that lacks its place, side or time. */
    public Flip {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(lastSide, "lastSide");
        Objects.requireNonNull(since, "since");
    }

    /** The count of a field that is not frozen. */
    public Flip(String stream, UUID recordId, String field, String lastSide, int count, Instant since) {
        this(stream, recordId, field, lastSide, count, since, null);
    }

    /** Whether neither side's value travels for now. */
    public boolean isFrozen() {
        return print != null;
    }

    /** The same field, frozen, which shows this now. */
    public Flip frozen(Instant now, long shown) {
        return new Flip(stream, recordId, field, lastSide, count, now, shown);
    }
}
