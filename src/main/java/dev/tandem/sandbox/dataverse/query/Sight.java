package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a caller sees of the tables. */
public interface Sight {

    /** Which rows of a table; empty for all. */
    Optional<Predicate<Row>> visible(Table table);

    /** The columns of a table whose values are kept from the caller. */
    Set<Column> hidden(Table table);
}
