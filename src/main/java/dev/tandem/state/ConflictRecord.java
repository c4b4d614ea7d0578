package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A conflict as it is recorded: which field, when, and the fingerprints of both sides, never a value.
 *
 * @param number its number, which grows with each one recorded; given by {@link Conflicts#add}, which does not look at
 *     the number given
 * @param stream the stream
 * @param recordId the record
 * @param marketoId the person
 * @param field the field, by its REST name (at most 200 characters)
 * @param kind what kind of conflict it is (at most 50 characters)
 * @param winner {@code dynamics} or {@code marketo}; null while it is undecided; {@code both} if the sides came to agree
 *     before anybody decided
 * @param at when it was found
 * @param dynamicsFingerprint the fingerprint of the record's value
 * @param marketoFingerprint the fingerprint of the person's value
 * @param decided the side that a person chose, {@code dynamics} or {@code marketo}, or null
 */
public record ConflictRecord(
        long number,
        String stream,
        UUID recordId,
        String marketoId,
        String field,
        String kind,
        String winner,
        Instant at,
        long dynamicsFingerprint,
        long marketoFingerprint,
        String decided) {

    /** Refuses a conflict that lacks its place, kind or time. */
    public ConflictRecord {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(marketoId, "marketoId");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
    }
}
