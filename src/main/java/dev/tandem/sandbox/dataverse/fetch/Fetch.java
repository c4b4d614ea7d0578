package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * One FetchXML query (Microsoft, "Query data using FetchXML").
 *
 * @param entity the table it starts at
 * @param page the wanted page, from 1
 * @param size the rows of a page
 * @param top the greatest number of rows, in place of pages
 * @param lines what becomes of the rows that were found and joined
 */
public record Fetch(Entity entity, int page, int size, OptionalInt top, Lines lines) {

    /** What becomes of the rows that were found and joined. */
    public sealed interface Lines {}

    /** Each is shown. */
    public record Each() implements Lines {}

    /** Of those that show the same, one is shown. */
    public record Distinct() implements Lines {}

    /**
     * They are put together in groups.
     *
     * @param limit the most of them that may be put together
     * @param orders the wanted order of the groups
     */
    public record Aggregated(int limit, List<AliasOrder> orders) implements Lines {}

    /** One criterion of the order of groups. */
    public record AliasOrder(String alias, boolean descending) {}

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
     * @param use what it is for
     */
    public record Shown(Column column, String name, Use use) {}

    /** What a column is for. */
    public sealed interface Use {}

    /** To be shown as it is. */
    public record Plain() implements Use {}

    /** To tell groups apart, by a part of its dates if one is given. */
    public record GroupBy(Optional<DatePart> part) implements Use {}

    /**
     * To work out one value of a group.
     *
     * @param distinct whether equal values count once
     */
    public record Aggregate(Function function, boolean distinct) implements Use {}

    /** How one value is worked out of those of a group. */
    public enum Function {
        AVG,
        COUNT,
        COUNTCOLUMN,
        MAX,
        MIN,
        SUM
    }

    /** A part of a date, as a number. */
    public enum DatePart {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

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
