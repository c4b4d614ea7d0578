package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Entity;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Link;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Order;
import dev.tandem.sandbox.dataverse.query.Comparing;
import dev.tandem.sandbox.dataverse.query.Sight;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Finds the rows of a FetchXML query, joined and in its order. */
public final class Joins {

    private final Database database;
    private final Sight sight;
    private final IdentityHashMap<Link, Map<Object, List<Row>>> partners = new IdentityHashMap<>();

    /** The joins of one query, of rows that its caller sees. */
    public Joins(Database database, Sight sight) {
        this.database = database;
        this.sight = sight;
    }

    /**
     * One line of the result.
     *
     * @param rows the row of each table by its alias; a table joined from outside may have none
     */
    public record Line(Map<String, Row> rows) {

        /** The row of the table that the query starts at. */
        public Row first() {
            return rows.get("");
        }

        private Object value(String alias, Column column) {
            Row row = rows.get(alias);
            return row == null ? null : row.value(column);
        }

        private Line with(String alias, Row row) {
            Map<String, Row> more = new HashMap<>(rows);
            more.put(alias, row);
            return new Line(more);
        }
    }

    /** All lines of a query in its order; where that leaves it open, in the order of the keys. */
    public List<Line> lines(Fetch fetch) {
        Entity entity = fetch.entity();
        List<Line> lines = new ArrayList<>();
        Predicate<Row> accepted = accepted(entity);
        for (Row row : database.of(entity.table()).all()) {
            if (accepted.test(row)) {
                lines.addAll(join(List.of(new Line(Map.of("", row))), entity, row));
            }
        }
        Comparator<Line> order = order(entity);
        lines.sort(order.thenComparing(line -> line.first().id()));
        return lines;
    }

    private List<Line> join(List<Line> start, Entity entity, Row row) {
        List<Line> lines = start;
        for (Link link : entity.links()) {
            List<Line> joined = new ArrayList<>();
            List<Row> found =
                    partners.computeIfAbsent(link, this::sort).getOrDefault(plain(row.value(link.to())), List.of());
            for (Line line : lines) {
                for (Row partner : found) {
                    joined.addAll(join(List.of(line.with(link.entity().alias(), partner)), link.entity(), partner));
                }
                if (found.isEmpty() && link.outer()) {
                    joined.add(line);
                }
            }
            lines = joined;
        }
        return lines;
    }

    /** The rows of a joined table by the value that joins them. */
    private Map<Object, List<Row>> sort(Link link) {
        Map<Object, List<Row>> sorted = new HashMap<>();
        Predicate<Row> accepted = accepted(link.entity());
        for (Row row : database.of(link.entity().table()).all()) {
            Object value = plain(row.value(link.from()));
            if (value != null && accepted.test(row)) {
                sorted.computeIfAbsent(value, one -> new ArrayList<>()).add(row);
            }
        }
        return sorted;
    }

    private Predicate<Row> accepted(Entity entity) {
        Predicate<Row> condition = entity.condition();
        return sight.visible(entity.table()).map(condition::and).orElse(condition);
    }

    private static Object plain(Object value) {
        return value instanceof Ref ref ? ref.id() : value;
    }

    private static Comparator<Line> order(Entity entity) {
        List<Comparator<Line>> criteria = criteria(entity);
        return (one, two) -> criteria.stream()
                .mapToInt(criterion -> criterion.compare(one, two))
                .filter(result -> result != 0)
                .findFirst()
                .orElse(0);
    }

    private static List<Comparator<Line>> criteria(Entity entity) {
        List<Comparator<Line>> criteria = new ArrayList<>();
        for (Order order : entity.orders()) {
            Comparator<Line> rising = (one, two) -> Comparing.compare(
                    shown(one.value(entity.alias(), order.column())), shown(two.value(entity.alias(), order.column())));
            criteria.add(order.descending() ? rising.reversed() : rising);
        }
        entity.links().forEach(link -> criteria.addAll(criteria(link.entity())));
        return criteria;
    }

    private static Object shown(Object value) {
        Object plain = plain(value);
        return plain instanceof UUID id ? id.toString() : plain;
    }
}
