package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A row that waits, although nothing failed: its parent is not there yet, or somebody else has claimed its link.
 *
 * @param stream the stream
 * @param recordId the record
 * @param reason what it waits for, a code
 * @param address keyed fingerprint of the address whose owner is being decided, or null
 * @param dueAt when to look again
 * @param relatedTo the record that this one belongs with, or null
 */
public record PutOff(String stream, UUID recordId, String reason, Long address, Instant dueAt, UUID relatedTo) {

    /** A row that belongs with nothing. */
    public PutOff(String stream, UUID recordId, String reason, Long address, Instant dueAt) {
        this(stream, recordId, reason, address, dueAt, null);
    }

    /** Refuses a row that lacks anything. */
    public PutOff {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(dueAt, "dueAt");
    }
}
