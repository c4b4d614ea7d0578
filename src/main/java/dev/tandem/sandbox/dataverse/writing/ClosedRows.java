package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import java.util.Map;
import java.util.Set;

/**
 * Inactive contacts and accounts, closed leads and opportunities: documented as read-only until they are opened again,
 * but not whether the API itself refuses to change them (Dataverse reference, section 22, point 5).
 */
final class ClosedRows {

    private static final Set<String> TABLES = Set.of("lead", "contact", "account", "opportunity");

    private final Platform platform;

    ClosedRows(Platform platform) {
        this.platform = platform;
    }

    /** Refuses a change that leaves a closed row closed. */
    void check(Row row, Map<Column, Object> given) {
        boolean closed = TABLES.contains(row.table().name())
                && row.value("statecode") instanceof Integer state
                && state != 0
                && platform.is(OpenPoint.CLOSED_ROWS, "read-only");
        boolean opens = row.table()
                .column("statecode")
                .map(column -> Integer.valueOf(0).equals(given.get(column)))
                .orElse(false);
        if (closed && !opens) {
            throw new Refusal(
                    400,
                    "0x80040230",
                    "The " + row.table() + " with Id = " + row.id() + " is inactive and cannot be changed.");
        }
    }
}
