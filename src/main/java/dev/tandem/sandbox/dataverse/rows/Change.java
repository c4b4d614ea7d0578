package dev.tandem.sandbox.dataverse.rows;

import java.util.Optional;

/**
 * What a transaction did to one row.
 *
 * @param before the row as it was; empty for a new one
 * @param after the row as it is; empty for a deleted one
 */
public record Change(Optional<Row> before, Optional<Row> after) {

    /** The row, as it is or as it was last. */
    public Row row() {
        return after.or(() -> before).orElseThrow();
    }

    /** The two changes, one after the other, as one. */
    public Change then(Change next) {
        return new Change(before, next.after);
    }

    /** Whether nothing is left of it: a row that came and went. */
    public boolean isNothing() {
        return before.isEmpty() && after.isEmpty();
    }
}
