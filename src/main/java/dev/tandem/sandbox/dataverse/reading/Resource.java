package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;

/** What a path leads to. */
sealed interface Resource {

    /** All rows of a table. */
    record All(Table table) implements Resource {}

    /** The rows of a collection of a row. */
    record Members(Row owner, Collection collection) implements Resource {}

    /** One row, met as this table (or as {@code principal}). */
    record One(Row row, Table as) implements Resource {}

    /** A lookup that points nowhere. */
    record Nothing() implements Resource {}

    /** One column of a row. */
    record Value(Row row, Column column) implements Resource {}
}
