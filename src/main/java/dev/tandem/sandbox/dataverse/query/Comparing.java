package dev.tandem.sandbox.dataverse.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** How two values compare: numbers by size, text without regard to case, days as midnight UTC. */
public final class Comparing {

    private Comparing() {}

    /** The order of two values of comparable types; null comes first. */
    public static int compare(Object one, Object two) {
        if (one == null || two == null) {
            return one == two ? 0 : one == null ? -1 : 1;
        }
        if (one instanceof Integer left && two instanceof Integer right) {
            return left.compareTo(right);
        }
        if (one instanceof Number && two instanceof Number) {
            return decimal(one).compareTo(decimal(two));
        }
        if (one instanceof String left && two instanceof String right) {
            return left.compareToIgnoreCase(right);
        }
        if (one instanceof Instant || two instanceof Instant) {
            return instant(one).compareTo(instant(two));
        }
        return natural(one, two);
    }

    /** What stands for a value among equals, for sets. */
    public static Object canonical(Object value) {
        if (value instanceof String text) {
            return text.toLowerCase(Locale.ROOT);
        }
        return value instanceof Number ? decimal(value).stripTrailingZeros() : value;
    }

    @SuppressWarnings("unchecked") // the query parser lets only values of one type meet
    private static int natural(Object one, Object two) {
        return one.getClass() == two.getClass()
                ? ((Comparable<Object>) one).compareTo(two)
                : one.toString().compareToIgnoreCase(two.toString());
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    private static Instant instant(Object value) {
        return value instanceof LocalDate day ? day.atStartOfDay(ZoneOffset.UTC).toInstant() : (Instant) value;
    }
}
