package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Comparing;
import dev.tandem.sandbox.dataverse.query.Likeness;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** {@code filter} and {@code condition} of FetchXML, as conditions on rows. */
public final class Conditions {

    private static final Set<String> NEGATED = Set.of(
            "ne",
            "neq",
            "not-like",
            "not-begin-with",
            "not-end-with",
            "not-in",
            "not-null",
            "not-between",
            "ne-userid");

    private final UUID user;
    private final Clock clock;

    /**
     * The conditions of a query.
     *
     * @param user whom {@code eq-userid} means
     * @param clock the organization's time
     */
    public Conditions(UUID user, Clock clock) {
        this.user = user;
        this.clock = clock;
    }

    /** What a filter element accepts of a table. */
    Predicate<Row> filter(Element filter, Table table) {
        Xml.attributes(filter, Set.of("type"));
        boolean any = filter.getAttribute("type").equals("or");
        List<Predicate<Row>> parts = new ArrayList<>();
        for (Element child : Xml.children(filter)) {
            parts.add(
                    switch (child.getTagName()) {
                        case "filter" -> filter(child, table);
                        case "condition" -> condition(child, table);
                        default -> throw Refusal.lacking("'" + child.getTagName() + "' in a filter of FetchXML");
                    });
        }
        if (parts.isEmpty()) {
            return row -> true;
        }
        return any
                ? row -> parts.stream().anyMatch(part -> part.test(row))
                : row -> parts.stream().allMatch(part -> part.test(row));
    }

    private Predicate<Row> condition(Element condition, Table table) {
        Xml.attributes(condition, Set.of("attribute", "operator", "value", "uiname", "uitype"));
        Column column = FetchReader.column(table, condition.getAttribute("attribute"));
        String operator = condition.getAttribute("operator");
        List<String> values = new ArrayList<>();
        if (condition.hasAttribute("value")) {
            values.add(condition.getAttribute("value"));
        }
        Xml.children(condition, "value").forEach(value -> values.add(value.getTextContent()));
        Predicate<Object> test = test(operator, column, values);
        boolean negated = NEGATED.contains(operator);
        return row -> {
            Object value = row.value(column);
            return test.test(value instanceof Ref ref ? ref.id() : value) != negated;
        };
    }

    /** The condition without its negation. */
    private Predicate<Object> test(String operator, Column column, List<String> values) {
        return switch (operator) {
            case "null", "not-null" -> value -> value == null;
            case "eq", "ne", "neq" -> equal(FetchValues.read(column, one(operator, values)));
            case "in", "not-in" -> {
                List<Object> wanted = values.stream()
                        .map(text -> FetchValues.read(column, text))
                        .toList();
                yield value -> wanted.stream().anyMatch(one -> equal(one).test(value));
            }
            case "like", "not-like" -> like(one(operator, values), false, false);
            case "begins-with", "not-begin-with" -> like(one(operator, values), false, true);
            case "ends-with", "not-end-with" -> like(one(operator, values), true, false);
            case "gt" -> ordered(column, values, order -> order > 0);
            case "ge" -> ordered(column, values, order -> order >= 0);
            case "lt" -> ordered(column, values, order -> order < 0);
            case "le" -> ordered(column, values, order -> order <= 0);
            case "between", "not-between" -> between(operator, column, values);
            case "eq-userid", "ne-userid" -> equal(user);
            case "on" -> days(one(operator, values), 0, 1);
            case "on-or-after" -> days(one(operator, values), 0, Integer.MAX_VALUE);
            case "on-or-before" -> days(one(operator, values), -Integer.MAX_VALUE, 1);
            case "last-x-days" -> lastDays(FetchValues.whole(one(operator, values)));
            default -> throw Refusal.lacking("the operator '" + operator + "' of FetchXML");
        };
    }

    private static Predicate<Object> equal(Object wanted) {
        return value -> value != null && Comparing.compare(value, wanted) == 0;
    }

    private static Predicate<Object> like(String pattern, boolean anyBefore, boolean anyAfter) {
        Predicate<String> likeness = Likeness.of(pattern, anyBefore, anyAfter);
        return value -> value instanceof String text && likeness.test(text);
    }

    private static Predicate<Object> ordered(Column column, List<String> values, Predicate<Integer> wanted) {
        Object limit = FetchValues.read(column, one("comparison", values));
        return value -> value != null && wanted.test(Comparing.compare(value, limit));
    }

    private static Predicate<Object> between(String operator, Column column, List<String> values) {
        if (values.size() != 2) {
            throw Refusal.malformed("The operator '" + operator + "' needs two values.");
        }
        Object low = FetchValues.read(column, values.get(0));
        Object high = FetchValues.read(column, values.get(1));
        return value -> value != null && Comparing.compare(value, low) >= 0 && Comparing.compare(value, high) <= 0;
    }

    /** From the beginning of a day on, counted from the given one, to before the beginning of another. */
    private static Predicate<Object> days(String text, int from, int to) {
        LocalDate day = FetchValues.day(text);
        Instant start = from == 0 ? start(day) : Instant.MIN;
        Instant end = to == 1 ? start(day.plusDays(1)) : Instant.MAX;
        return value -> value != null && Comparing.compare(value, start) >= 0 && Comparing.compare(value, end) < 0;
    }

    private Predicate<Object> lastDays(int count) {
        Instant now = clock.instant();
        Instant start = start(LocalDate.ofInstant(now.minus(Duration.ofDays(count)), ZoneOffset.UTC));
        return value -> value != null && Comparing.compare(value, start) >= 0 && Comparing.compare(value, now) <= 0;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String one(String operator, List<String> values) {
        if (values.size() != 1) {
            throw Refusal.malformed("The operator '" + operator + "' needs one value.");
        }
        return values.get(0);
    }
}
