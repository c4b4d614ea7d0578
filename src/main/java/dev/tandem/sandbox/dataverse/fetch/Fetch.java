package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * One FetchXML query (Microsoft, "Query data using FetchXML").
 *
 * @param entity the table it starts at
 * @param page the wanted page, from 1
 * @param size the rows of a page
 * @param top the greatest number of rows, in place of pages
 */
public record Fetch(Entity entity, int page, int size, OptionalInt top) {

    /**
     * A table of the query and what is wanted of it.
     *
     * @param table the table
     * @param alias how its columns are told from others; empty for the table that the query starts at
     * @param columns the columns that are shown
     * @param condition which of its rows take part
     * @param orders the wanted order, the first criterion first
     * @param links the tables that are joined to it
     */
    public record Entity(
            Table table,
            String alias,
            List<Shown> columns,
            Predicate<Row> condition,
            List<Order> orders,
            List<Link> links) {}

    /**
     * A column that is shown.
     *
     * @param name the member of the answer
     */
    public record Shown(Column column, String name) {}

    /** One criterion of an order. */
    public record Order(Column column, boolean descending) {}

    /**
     * A joined table.
     *
     * @param entity the table
     * @param from the column of that table
     * @param to the column of the table that it is joined to
     * @param outer whether a row without a partner stays
     */
    public record Link(Entity entity, Column from, Column to, boolean outer) {}
}
