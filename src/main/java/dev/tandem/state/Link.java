package dev.tandem.state;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The lasting pair of one Dynamics record and one Marketo object.
 *
 * @param stream the stream that keeps the pair in sync
 * @param recordId the record's GUID in Dynamics
 * @param object the Marketo object by its API name, such as {@code company} or a custom object's name
 * @param marketoId the id within that object
 * @param fingerprint the fingerprint of all mapped fields as last written, or null before the first confirmed write
 * @param version the row version of the record at which both sides agreed, or null if unknown
 * @param address the fingerprint of the e-mail address, or null without one
 * @param load the number of the last load that saw the record; 0 before any
 * @param ties what it belongs with
 * @param filled of a one-way stream: the fields that hold a value in Marketo since the last write; empty where that was
 *     never noted
 */
public record Link(
        String stream,
        UUID recordId,
        String object,
        String marketoId,
        Long fingerprint,
        Long version,
        Long address,
        long load,
        Ties ties,
        Set<String> filled) {

    /** Refuses a pair that lacks a side. */
    public Link {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(marketoId, "marketoId");
        Objects.requireNonNull(ties, "ties");
        filled = Set.copyOf(filled);
    }

    /** The same pair, which belongs with others now. */
    public Link with(Ties now) {
        return new Link(stream, recordId, object, marketoId, fingerprint, version, address, load, now, filled);
    }

    /** A link that belongs with nothing, and of which no filled fields are noted. */
    public Link(
            String stream,
            UUID recordId,
            String object,
            String marketoId,
            Long fingerprint,
            Long version,
            Long address,
            long load) {
        this(stream, recordId, object, marketoId, fingerprint, version, address, load, Ties.NONE, Set.of());
    }
}
