package dev.tandem.sandbox.dataverse.events;

import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Change;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One message about one row.
 *
 * @param request the request that made the change
 * @param change the change
 * @param correlation the same id for all events of a request
 */
record Event(Request request, Change change, UUID correlation) {

    /** {@code Create}, {@code Update} or {@code Delete}. */
    String message() {
        if (change.before().isEmpty()) {
            return "Create";
        }
        return change.after().isEmpty() ? "Delete" : "Update";
    }

    Row row() {
        return change.row();
    }

    /** The columns whose values were given to a new row, or became others. */
    List<Column> changed() {
        return row().table().columns().stream()
                .filter(column -> !column.name().equals("versionnumber"))
                .filter(column -> !Objects.equals(
                        change.before().map(row -> row.value(column)).orElse(null),
                        change.after().map(row -> row.value(column)).orElse(null)))
                .toList();
    }
}
