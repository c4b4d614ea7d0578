package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A retired pair of ids, which bars creation and adoption.
 *
 * @param stream the stream whose link was retired
 * @param recordId the record of that link
 * @param object the Marketo object of that link
 * @param marketoId the Marketo id of that link, or null if it never had one
 * @param reason why it was retired
 * @param movedTo the id that lives on in its place, or null
 * @param generation which retirement of this record it is, from 1; counted by {@link Tombstones#bury}, which does not
 *     look at the number given
 * @param at when it was retired
 */
public record Tombstone(
        String stream,
        UUID recordId,
        String object,
        String marketoId,
        Reason reason,
        String movedTo,
        int generation,
        Instant at) {

    /** Refuses a tombstone that does not say whose it is, why and since when. */
    public Tombstone {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }

    /** The tombstone of a link that nothing lives on in place of. */
    public static Tombstone of(Link link, Reason reason, Instant at) {
        return new Tombstone(link.stream(), link.recordId(), link.object(), link.marketoId(), reason, null, 1, at);
    }

    /** The same, with what lives on in its place. */
    public Tombstone movedTo(String id) {
        return new Tombstone(stream, recordId, object, marketoId, reason, id, generation, at);
    }

    /** Why an id was retired. */
    public enum Reason {
        /** The record was deleted in Dynamics. */
        DELETED,
        /** The record or the person was merged into another. */
        MERGED,
        /** The person is now linked to another record (a lead was qualified). */
        MOVED,
        /** The person was deleted in Marketo. */
        PERSON_DELETED
    }
}
