package dev.tandem.sync;

import dev.tandem.dynamics.Lookup;
import dev.tandem.dynamics.Row;
import dev.tandem.stream.OnlyWhen;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * A stream's condition, ready to be asked about rows: a change feed cannot filter, so it is evaluated here. A lookup is the
 * id of the row that it points to, a choice its number, a moment its text in ISO 8601; what is empty is null.
 */
public final class RowFilter {

    private static final String SIMPLE = "simple";

    private final CamelContext context;
    private final Predicate predicate;
    private final Set<String> columns;

    private RowFilter(CamelContext context, Predicate predicate, Set<String> columns) {
        this.context = context;
        this.predicate = predicate;
        this.columns = Set.copyOf(columns);
    }

    /** The filter of a condition without problems. */
    static RowFilter of(OnlyWhen condition) {
        // never started: it only lends the language its converters
        CamelContext context = new DefaultCamelContext();
        return new RowFilter(context, predicate(context, condition.byHeaders()), condition.columns());
    }

    private static Predicate predicate(CamelContext context, String text) {
        Predicate predicate = context.resolveLanguage(SIMPLE).createPredicate(text);
        predicate.initPredicate(context);
        return predicate;
    }

    /** What Simple says against a condition, in one sentence; empty if it can be evaluated. */
    public static Optional<String> problem(OnlyWhen condition) {
        try {
            // some mistakes, such as a pattern that does not compile, show only when values are compared
            of(condition).lets(column -> "0");
            return Optional.empty();
        } catch (RuntimeException wrong) {
            String said = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
            return Optional.of("is no condition in Camel's Simple language: " + said);
        }
    }

    /** Whether the row takes part. */
    boolean lets(Row row) {
        return lets(column -> comparable(row.values().get(column)));
    }

    private boolean lets(Function<String, Object> values) {
        Exchange exchange = new DefaultExchange(context);
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        columns.forEach(column -> headers.put(column, values.apply(column)));
        return predicate.matches(exchange);
    }

    /** Simple compares numbers rightly with texts of numbers, while it would cut a number to the kind of the other one. */
    private static Object comparable(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Lookup lookup) {
            return lookup.id().toString();
        }
        return value instanceof Boolean || value == null ? value : value.toString();
    }
}
