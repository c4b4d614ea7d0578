package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import java.util.Optional;

/** Reads properties of a row by the name they have in URLs. */
public final class Properties {

    private Properties() {}

    /**
     * The value behind a property; null for nothing.
     *
     * <p>Users and teams may be met as {@code principal}, which calls their primary name {@code name}.
     */
    public static Object read(Row row, String property) {
        Optional<Column> column = row.table().property(property);
        if (column.isEmpty() && property.equals("name")) {
            return row.primaryName();
        }
        return column.map(row::value).orElse(null);
    }
}
