package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.tables.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Brings values into the one form in which rows hold those of a column. */
final class Values {

    private Values() {}

    /**
     * The stored form of a value; an empty text becomes null.
     *
     * @throws IllegalArgumentException when the value is of the wrong kind for the column
     */
    static Object stored(Column column, Object value) {
        if (value == null || value.equals("")) {
            return null;
        }
        try {
            return switch (column.type()) {
                case STRING, MEMO, MULTI_SELECT_PICKLIST -> (String) value;
                case INTEGER, PICKLIST, STATE, STATUS -> whole(value);
                case BIGINT -> ((Number) value).longValue();
                case DECIMAL, MONEY -> decimal(value, column.precision());
                case DOUBLE -> ((Number) value).doubleValue();
                case BOOLEAN -> (Boolean) value;
                case UNIQUEIDENTIFIER -> value instanceof Ref ref ? ref.id() : guid(value);
                case LOOKUP, CUSTOMER, OWNER -> (Ref) value;
                case DATE_TIME -> column.dateOnly() ? day(value) : time(value);
            };
        } catch (ClassCastException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("the value does not suit the column " + column.name(), e);
        }
    }

    /** A point in time in whole seconds, UTC; text without an offset counts as UTC. */
    static Instant time(Object value) {
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.SECONDS);
        }
        String text = value instanceof LocalDate day ? day.toString() : (String) value;
        Instant parsed;
        if (text.length() == 10) {
            parsed = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } else if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
            parsed = OffsetDateTime.parse(text).toInstant();
        } else {
            parsed = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
        return parsed.truncatedTo(ChronoUnit.SECONDS);
    }

    private static LocalDate day(Object value) {
        if (value instanceof LocalDate day) {
            return day;
        }
        if (value instanceof Instant instant) {
            return LocalDate.ofInstant(instant, ZoneOffset.UTC);
        }
        String text = (String) value;
        return text.length() == 10 ? LocalDate.parse(text) : LocalDate.ofInstant(time(text), ZoneOffset.UTC);
    }

    private static Integer whole(Object value) {
        return value instanceof Integer number ? number : new BigDecimal(value.toString()).intValueExact();
    }

    private static BigDecimal decimal(Object value, int precision) {
        BigDecimal number = value instanceof BigDecimal decimal ? decimal : new BigDecimal(((Number) value).toString());
        BigDecimal rounded = number.scale() > precision ? number.setScale(precision, RoundingMode.HALF_UP) : number;
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    private static UUID guid(Object value) {
        return value instanceof UUID id ? id : UUID.fromString((String) value);
    }
}
