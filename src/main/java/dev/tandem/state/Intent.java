package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The durable note that a create or an adoption is about to be sent.
 *
 * @param stream the stream
 * @param recordId the record
 * @param object the Marketo object
 * @param marketoId the id to be adopted, or null for a create
 * @param fingerprint the fingerprint of what is sent, or null
 * @param madeAt when it was made; its outcome is looked up only after the server's own time limit
 */
public record Intent(String stream, UUID recordId, String object, String marketoId, Long fingerprint, Instant madeAt) {

    /** Refuses an intent that lacks its record, object or time. */
    public Intent {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(madeAt, "madeAt");
    }
}
