package dev.tandem.sandbox.marketo.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Shows kept values: as JSON in answers, and as the display text that the change feed carries. */
public final class ValueWriter {

    private static final DateTimeFormatter DISPLAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ValueWriter() {}

    /** Writes a value as a JSON member; null explicitly. */
    public static void member(JsonGenerator out, Field field, Object value) throws IOException {
        out.writeFieldName(field.name());
        value(out, value);
    }

    /** Writes a value as JSON; null explicitly. */
    public static void value(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Integer whole) {
            out.writeNumber(whole);
        } else if (value instanceof Double decimal) {
            out.writeNumber(plain(decimal));
        } else {
            out.writeString(instant((Long) value));
        }
    }

    /** Seconds since 1970 as answers write an instant. */
    public static String instant(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }

    /**
     * The display text of a value that is not null: booleans as {@code True} and {@code False}, instants without zone
     * (both seen in live feeds).
     */
    public static String display(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        if (value instanceof Double decimal) {
            return plain(decimal).toPlainString();
        }
        if (value instanceof Long seconds) {
            return DISPLAY.format(Instant.ofEpochSecond(seconds));
        }
        return value.toString();
    }

    private static BigDecimal plain(double decimal) {
        BigDecimal number = BigDecimal.valueOf(decimal).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
