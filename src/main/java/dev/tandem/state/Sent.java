package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A field that is written to a person, kept from before the call until its echo was seen (design, section 4).
 *
 * @param stream the stream
 * @param recordId the record whose value is sent
 * @param origin the record under which its bases were first made, part of each fingerprint's input
 * @param marketoId the person
 * @param field the field, by its REST name (at most 200 characters)
 * @param before the fingerprint of the field's base before the write, or null if it had none
 * @param seen the fingerprint of what the person showed when it was read
 * @param sent the fingerprint of what is sent
 * @param readAt just before the person was read
 * @param standing what is known of the write's echo
 * @param covered the fingerprint of the value that the write has covered, where that is known, or null
 * @param echoedAt when the feed showed the write, if it is kept although it did; else null
 */
public record Sent(
        String stream,
        UUID recordId,
        UUID origin,
        String marketoId,
        String field,
        Long before,
        long seen,
        long sent,
        Instant readAt,
        Standing standing,
        Long covered,
        Instant echoedAt) {

    /** What is known of the echo of a write. */
    public enum Standing {
        /** It was not seen yet. */
        AWAITED,
        /** It was seen; the answer was lost, so that the write may take effect once more. */
        ECHOED,
        /** It shows that somebody's edit was covered, and which value that edit had. */
        LATE,
        /** It seems that somebody's edit was covered, but not with which value. */
        UNCLEAR
    }

    /** Refuses what lacks its place or time. */
    public Sent {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(marketoId, "marketoId");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(readAt, "readAt");
        Objects.requireNonNull(standing, "standing");
    }

    /** Whether an edit was covered, or seems to have been. */
    public boolean isLate() {
        return standing == Standing.LATE || standing == Standing.UNCLEAR;
    }

    /** The same write, which has covered the value with that fingerprint. */
    public Sent late(long value) {
        return with(Standing.LATE, value, echoedAt);
    }

    /** The same write, of which it cannot be told what it has covered. */
    public Sent unclear() {
        return with(Standing.UNCLEAR, null, echoedAt);
    }

    /** The same write, which the feed has shown at that time. */
    public Sent echoed(Instant at) {
        return with(Standing.ECHOED, null, at);
    }

    private Sent with(Standing now, Long value, Instant shown) {
        return new Sent(stream, recordId, origin, marketoId, field, before, seen, sent, readAt, now, value, shown);
    }
}
