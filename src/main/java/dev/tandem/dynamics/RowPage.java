package dev.tandem.dynamics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One page of a query or of a change feed.
 *
 * @param rows rows that exist, in the service's order
 * @param deleted ids that the feed calls deleted; to be believed only after a look at the row itself
 * @param nextLink where the query goes on, exactly as received; empty on the last page
 * @param deltaLink where the next change feed starts, exactly as received; only on the last page of a tracked query
 * @param serverTime the service's clock, from the {@code Date} header; the epoch when it sent none, so that whoever
 *     reads on from there reads too much rather than too little
 */
public record RowPage(
        List<Row> rows, List<UUID> deleted, Optional<String> nextLink, Optional<String> deltaLink, Instant serverTime) {

    public RowPage {
        rows = List.copyOf(rows);
        deleted = List.copyOf(deleted);
    }
}
