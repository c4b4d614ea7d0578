package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;

/** What a new row holds before anything is given. */
final class Defaults {

    private Defaults() {}

    /** The values of a new row: defaults of columns, the default state and its default status. */
    static Object[] of(Table table) {
        Object[] values = new Object[table.width()];
        for (Column column : table.columns()) {
            column.defaultValue().ifPresent(value -> values[column.index()] = Values.stored(column, value));
        }
        table.column("statecode").ifPresent(state -> table.column("statuscode").ifPresent(status -> {
            Integer initial = (Integer) values[state.index()];
            values[status.index()] = status(state, initial);
        }));
        return values;
    }

    /** The default status of a state. */
    static Integer status(Column statecode, int state) {
        return statecode.option(state).orElseThrow().defaultStatus().orElseThrow();
    }
}
