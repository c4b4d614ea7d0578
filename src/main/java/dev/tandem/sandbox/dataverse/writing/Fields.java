package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;

/** The values of a row that is about to be stored, by column name; columns that the table lacks are left alone. */
record Fields(Table table, Object[] values) {

    boolean has(String column) {
        return table.column(column).isPresent();
    }

    Object get(Column column) {
        return values[column.index()];
    }

    Object get(String column) {
        return table.column(column).map(this::get).orElse(null);
    }

    String text(String column) {
        return (String) get(column);
    }

    void set(String column, Object value) {
        table.column(column).ifPresent(one -> values[one.index()] = value);
    }

    void set(Column column, Object value) {
        values[column.index()] = value;
    }
}
