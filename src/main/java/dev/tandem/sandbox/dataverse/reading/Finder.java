package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.dataverse.query.Query;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.rows.TableRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;

/** Finds the rows of a query behind a position, in its order. */
final class Finder {

    private final Database database;

    Finder(Database database) {
        this.database = database;
    }

    /**
     * Where a page ended.
     *
     * @param last the key of its last row
     * @param values that row's order values
     */
    record Position(UUID last, List<Object> values) {}

    /** At most so many rows of the table behind the position. */
    List<Row> find(Query query, Optional<Position> position, int limit) {
        if (!query.orders().isEmpty() || keyed(query).isPresent()) {
            return ordered(query, keyed(query).orElseGet(() -> rows(query).all()), position, limit);
        }
        Collection<Row> candidates = position.map(end -> rows(query).after(end.last()))
                .orElseGet(() -> rows(query).all());
        List<Row> found = new ArrayList<>();
        for (Row row : candidates) {
            if (found.size() == limit) {
                break;
            }
            if (query.accepts(row)) {
                found.add(row);
            }
        }
        return found;
    }

    /** At most so many of these rows behind the position. */
    List<Row> ordered(Query query, Collection<Row> candidates, Optional<Position> position, int limit) {
        if (limit == 0) {
            return List.of();
        }
        Comparator<Row> order = query.comparator();
        PriorityQueue<Row> best = new PriorityQueue<>(order.reversed());
        for (Row row : candidates) {
            if (query.accepts(row)
                    && (position.isEmpty()
                            || query.compareToPosition(
                                            row,
                                            position.get().values(),
                                            position.get().last())
                                    > 0)
                    && (best.size() < limit || order.compare(row, best.element()) < 0)) {
                best.add(row);
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        List<Row> found = new ArrayList<>(best);
        found.sort(order);
        return found;
    }

    /** The number of rows that meet the filter, counted up to a limit. */
    int count(Query query, Collection<Row> candidates, int limit) {
        int count = 0;
        for (Row row : candidates) {
            if (count == limit) {
                break;
            }
            if (query.accepts(row)) {
                count++;
            }
        }
        return count;
    }

    /** All rows that may meet the filter. */
    Collection<Row> candidates(Query query) {
        return keyed(query).orElseGet(() -> rows(query).all());
    }

    private Optional<Collection<Row>> keyed(Query query) {
        return query.filter().flatMap(filter -> filter.keys()).map(keys -> {
            List<Row> rows = new ArrayList<>();
            keys.forEach(key -> rows(query).find(key).ifPresent(rows::add));
            return Collections.unmodifiableList(rows);
        });
    }

    private TableRows rows(Query query) {
        return database.of(query.table());
    }
}
