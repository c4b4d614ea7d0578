package dev.tandem.state;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The bases of one link.
 *
 * @param stream the stream of the link
 * @param recordId the record of the link
 * @param origin the record under which they were first made: part of each fingerprint's input, so that bases can be
 *     carried to another record
 * @param fields the bases by Marketo field (REST name, at most 200 characters)
 */
public record LinkBases(String stream, UUID recordId, UUID origin, Map<String, Base> fields) {

    /** Refuses bases that lack their link or origin. */
    public LinkBases {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(origin, "origin");
        fields = Map.copyOf(fields);
    }

    /** The bases of a link that has none yet. */
    public static LinkBases none(String stream, UUID recordId) {
        return new LinkBases(stream, recordId, recordId, Map.of());
    }

    /** The same link and origin with these bases. */
    public LinkBases with(Map<String, Base> now) {
        return new LinkBases(stream, recordId, origin, now);
    }

    /** The same bases on another link, as when a lead was qualified: their origin, and so each fingerprint, stays. */
    public LinkBases carriedTo(String otherStream, UUID otherRecord) {
        return new LinkBases(otherStream, otherRecord, origin, fields);
    }
}
