package dev.tandem.sync;

import dev.tandem.dynamics.Row;
import dev.tandem.state.Checkpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One page of Dynamics rows on its way to Marketo.
 *
 * @param stream the stream's name
 * @param lane why these rows are looked at
 * @param load the number of the load that this page belongs to or follows
 * @param rows the rows, complete for the stream's mapping
 * @param deleted ids that are said to be deleted; believed only after a look
 * @param after the checkpoint to commit once every effect of the page is durable; empty inside a change feed's pages
 */
public record Page(
        String stream, Lane lane, long load, List<Row> rows, List<UUID> deleted, Optional<Checkpoint> after) {

    public Page {
        rows = List.copyOf(rows);
        deleted = List.copyOf(deleted);
    }

    /** The same page without these records. */
    Page without(Set<UUID> records) {
        return records.isEmpty()
                ? this
                : new Page(
                        stream,
                        lane,
                        load,
                        rows.stream().filter(row -> !records.contains(row.id())).toList(),
                        deleted.stream().filter(id -> !records.contains(id)).toList(),
                        after);
    }

    /** How many inputs the page holds. */
    public int size() {
        return rows.size() + deleted.size();
    }
}
