package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Aggregate;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Aggregated;
import dev.tandem.sandbox.dataverse.fetch.Fetch.AliasOrder;
import dev.tandem.sandbox.dataverse.fetch.Fetch.DatePart;
import dev.tandem.sandbox.dataverse.fetch.Fetch.GroupBy;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Shown;
import dev.tandem.sandbox.dataverse.fetch.Joins.Line;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Comparing;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Puts the lines of an aggregate query together in groups (Microsoft, "Aggregate data using FetchXml"). */
public final class Groups {

    private final List<Cell> cells = new ArrayList<>();
    private final Aggregated wanted;

    /** The groups of a query, without the columns that its caller does not see. */
    public Groups(Fetch fetch, Aggregated wanted, BiPredicate<Table, Column> seen) {
        this.wanted = wanted;
        FetchReader.byAlias(fetch.entity()).forEach((alias, entity) -> entity.columns().stream()
                .filter(shown -> seen.test(entity.table(), shown.column()))
                .forEach(shown -> cells.add(new Cell(alias, shown))));
    }

    /** A column of one of the tables of the query. */
    private record Cell(String alias, Shown shown) {

        Optional<Row> row(Line line) {
            return Optional.ofNullable(line.rows().get(alias));
        }

        /** What a line has here; null for nothing. */
        Object value(Line line) {
            Object value = row(line).map(row -> row.value(shown.column())).orElse(null);
            return value != null
                            && shown.use() instanceof GroupBy group
                            && group.part().isPresent()
                    ? part(group.part().get(), value)
                    : value;
        }
    }

    /**
     * One value of a group.
     *
     * @param value the value; null for nothing
     * @param row a row that has the column, for its currency; null where there is none
     */
    public record Value(Shown shown, Object value, Row row) {}

    /** The values of each group in the order of the attributes, in the wanted order of the groups. */
    public List<Map<String, Value>> of(List<Line> lines) {
        if (lines.size() > wanted.limit()) {
            throw new Refusal(400, "0x8004e023", "The maximum record limit is exceeded. Reduce the number of records.");
        }
        Map<List<Object>, List<Line>> sorted = new LinkedHashMap<>();
        if (cells.stream().noneMatch(Groups::divides)) {
            sorted.put(List.of(), new ArrayList<>());
        }
        lines.forEach(line ->
                sorted.computeIfAbsent(key(line), key -> new ArrayList<>()).add(line));
        List<Map<String, Value>> groups = new ArrayList<>();
        sorted.values().forEach(group -> groups.add(values(group)));
        sort(groups);
        return groups;
    }

    private static boolean divides(Cell cell) {
        return cell.shown().use() instanceof GroupBy;
    }

    private List<Object> key(Line line) {
        List<Object> key = new ArrayList<>();
        cells.stream().filter(Groups::divides).forEach(cell -> key.add(Comparing.canonical(cell.value(line))));
        return key;
    }

    private Map<String, Value> values(List<Line> lines) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Optional<Line> sample =
                    lines.stream().filter(line -> cell.value(line) != null).findFirst();
            Object value = cell.shown().use() instanceof Aggregate aggregate
                    ? new Aggregation(cell.shown().column(), aggregate)
                            .of(lines.stream().map(cell::value).toList())
                    : sample.map(cell::value).orElse(null);
            values.put(
                    cell.shown().name(),
                    new Value(cell.shown(), value, sample.flatMap(cell::row).orElse(null)));
        }
        return values;
    }

    /** Sorts by the last criterion first, so that the first one decides in the end. */
    private void sort(List<Map<String, Value>> groups) {
        for (int i = wanted.orders().size() - 1; i >= 0; i--) {
            groups.sort(order(wanted.orders().get(i)));
        }
    }

    private Comparator<Map<String, Value>> order(AliasOrder criterion) {
        if (cells.stream().noneMatch(cell -> cell.shown().name().equals(criterion.alias()))) {
            throw Refusal.malformed("There is no alias '" + criterion.alias() + "' to order by.");
        }
        Comparator<Map<String, Value>> rising =
                (one, two) -> Comparing.compare(comparable(one, criterion.alias()), comparable(two, criterion.alias()));
        return criterion.descending() ? rising.reversed() : rising;
    }

    private static Object comparable(Map<String, Value> group, String alias) {
        Object value = group.get(alias).value();
        return value instanceof Ref ref ? ref.id() : value;
    }

    private static Integer part(DatePart part, Object value) {
        LocalDate day =
                value instanceof Instant instant ? LocalDate.ofInstant(instant, ZoneOffset.UTC) : (LocalDate) value;
        return switch (part) {
            case DAY -> day.getDayOfMonth();
            case WEEK -> day.get(WeekFields.SUNDAY_START.weekOfYear());
            case MONTH -> day.getMonthValue();
            case QUARTER -> day.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> day.get(ChronoField.YEAR);
        };
    }
}
