package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A field of a record that is knowingly not in agreement yet.
 *
 * @param stream the stream
 * @param recordId the record
 * @param field the field, by the name that the stream's mapping uses
 * @param reason why it is held
 * @param detail the reason in one sentence, without any value, or null
 * @param since when it was held first
 * @param nextAt when it is to be merged again, or null if something else releases it
 */
public record Held(
        String stream, UUID recordId, String field, Reason reason, String detail, Instant since, Instant nextAt) {

    /** Refuses a held field that lacks its place, reason or time. */
    public Held {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(since, "since");
    }

    /** Why a field is held. */
    public enum Reason {
        /** The write was refused or its outcome is unknown. */
        FAILED,
        /** It flips too often: somebody's automation works against the sync. */
        FROZEN,
        /** Its column is absent or cannot be read. */
        PARKED,
        /** A person is to decide. */
        MANUAL,
        /** Its stream or record is paused. */
        PAUSED,
        /** The other side cannot hold the value as it is. */
        LOSSY,
        /** The record it refers to is not there yet. */
        WAITING,
        /** The brake holds: it would be blanked, or opted in, together with too many others. */
        BRAKED
    }

    /** The same field, held since another time and looked at again at another. */
    public Held since(Instant earlier, Instant next) {
        return new Held(stream, recordId, field, reason, detail, earlier, next);
    }
}
