package dev.tandem.state;

import java.time.Instant;
import java.util.Optional;

/**
 * When a link was made and last confirmed, by the database's clock.
 *
 * @param linkedAt when the pair was linked; empty if that was before such times were kept
 * @param syncedAt when a sync of the record was last committed; empty likewise
 */
public record LinkTimes(Optional<Instant> linkedAt, Optional<Instant> syncedAt) {

    /** Of a link that is not there, or is older than these times. */
    public static final LinkTimes UNKNOWN = new LinkTimes(Optional.empty(), Optional.empty());
}
