package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * What a request wants of a table.
 *
 * @param table the table
 * @param columns the columns that are shown
 * @param selected the names as the client selected them; empty when it selected nothing
 * @param filter the condition
 * @param orders the wanted order; empty for the order of the keys
 * @param top the greatest number of rows
 * @param count whether the number of all matching rows is wanted
 * @param expansions the related rows that are shown too
 * @param hidden the columns that are shown as empty, whatever they hold
 */
public record Query(
        Table table,
        List<Column> columns,
        List<String> selected,
        Optional<Term> filter,
        List<Order> orders,
        OptionalInt top,
        boolean count,
        List<Expansion> expansions,
        Set<Column> hidden) {

    /** One criterion of an order. */
    public record Order(Term term, boolean descending) {}

    /** Related rows inside a row; either one row behind a lookup, or a collection. */
    public sealed interface Expansion {
        /** The navigation property. */
        String name();

        /** What is wanted of the related rows. */
        Query query();
    }

    /** The row behind a lookup. */
    public record OneRow(Navigation navigation, Query query) implements Expansion {
        @Override
        public String name() {
            return navigation.name();
        }
    }

    /**
     * The rows of a collection.
     *
     * @param options what is wanted of them as the query of a URL
     */
    public record ManyRows(Collection collection, Query query, String options) implements Expansion {
        @Override
        public String name() {
            return collection.name();
        }
    }

    /** Whether related rows are shown with rows related to them in turn. */
    public boolean isNested() {
        return expansions.stream().anyMatch(one -> !one.query().expansions().isEmpty());
    }

    /** Whether a row meets the filter. */
    public boolean accepts(Row row) {
        return filter.isEmpty() || filter.get().holds(row);
    }

    /** The order of rows: as wanted, and by key where that leaves it open. */
    public Comparator<Row> comparator() {
        return (one, two) -> {
            for (Order order : orders) {
                int result =
                        Comparing.compare(order.term().value(one), order.term().value(two));
                if (result != 0) {
                    return order.descending() ? -result : result;
                }
            }
            return one.id().compareTo(two.id());
        };
    }

    /** How a row lies to the position of another one, given by its order values and key. */
    public int compareToPosition(Row row, List<Object> values, UUID id) {
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            int result = Comparing.compare(order.term().value(row), values.get(i));
            if (result != 0) {
                return order.descending() ? -result : result;
            }
        }
        return row.id().compareTo(id);
    }
}
