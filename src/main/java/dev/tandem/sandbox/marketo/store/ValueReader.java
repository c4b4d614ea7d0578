package dev.tandem.sandbox.marketo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Checks what a caller sends and turns it into what is kept: text and dates as strings, whole numbers as
 * {@link Integer}, decimals as {@link Double}, booleans, instants as {@link Long} seconds since 1970, and nothing as
 * null. Quoted numbers and booleans are taken, as Marketo's samples send them.
 */
public final class ValueReader {

    private static final Pattern PROTOCOL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.+");
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[XXX][XX]", Locale.ROOT);

    private ValueReader() {}

    /**
     * The value to keep; null for null and for empty text, which both clear.
     *
     * @throws Refusal 1001 for a wrong type or too long a text, 1003 for an e-mail address that is not ASCII
     */
    public static Object read(Field field, JsonNode value) {
        if (value.isNull() || (value.isTextual() && value.textValue().isEmpty())) {
            return null;
        }
        if (!value.isValueNode()) {
            throw wrongType(field, value.toString());
        }
        String text = value.asText();
        return switch (field.type()) {
            case STRING, PHONE, TEXT -> fitting(field, text);
            case EMAIL -> email(field, text);
            case URL -> url(field, text);
            case INTEGER, SCORE, PERCENT, REFERENCE -> whole(field, value, text);
            case FLOAT, CURRENCY -> decimal(field, value, text);
            case BOOLEAN -> bool(field, text);
            case DATE -> date(field, text);
            case DATETIME -> instant(field, text);
        };
    }

    /** A kept value of one field in the form of another; null where it does not fit that one's type. */
    static Object converted(Field field, Field from, Object value) {
        if (value == null || (field.type() == from.type() && field.length() == from.length())) {
            return value;
        }
        String text = value instanceof Long seconds ? ValueWriter.instant(seconds) : ValueWriter.display(value);
        try {
            return read(field, JsonNodeFactory.instance.textNode(text));
        } catch (Refusal doesNotFit) {
            return null;
        }
    }

    private static String fitting(Field field, String text) {
        int length = field.type() == DataType.TEXT && text.length() > field.length() / 4
                ? text.getBytes(StandardCharsets.UTF_8).length
                : text.length();
        if (length > field.length()) {
            throw new Refusal(
                    ErrorCode.INVALID_VALUE, "Value for field '" + field.name() + "' is longer than " + field.length());
        }
        return text;
    }

    private static String email(Field field, String text) {
        if (!text.chars().allMatch(each -> each > ' ' && each < 127)) {
            throw new Refusal(ErrorCode.INVALID_DATA, "Invalid email address for field '" + field.name() + "'");
        }
        return fitting(field, text);
    }

    private static String url(Field field, String text) {
        if (!PROTOCOL.matcher(text).matches()) {
            throw wrongType(field, text);
        }
        return fitting(field, text);
    }

    private static Integer whole(Field field, JsonNode value, String text) {
        if (value.isInt()) {
            return value.intValue();
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException noInteger) {
            throw wrongType(field, text);
        }
    }

    private static Double decimal(Field field, JsonNode value, String text) {
        if (value.isBoolean()) {
            throw wrongType(field, text);
        }
        try {
            double number = value.isNumber() ? value.doubleValue() : Double.parseDouble(text.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw wrongType(field, text);
        }
        throw wrongType(field, text);
    }

    private static Boolean bool(Field field, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrongType(field, text);
        };
    }

    private static String date(Field field, String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException noDate) {
            throw wrongType(field, text);
        }
    }

    private static Long instant(Field field, String text) {
        try {
            return parseInstant(text).getEpochSecond();
        } catch (DateTimeException noInstant) {
            throw wrongType(field, text);
        }
    }

    /**
     * An instant as requests write it: ISO 8601 with offset or Z and without fractions of a second.
     *
     * @throws DateTimeException when it is not written so
     */
    public static Instant parseInstant(String text) {
        return OffsetDateTime.parse(text, INSTANT).toInstant();
    }

    private static Refusal wrongType(Field field, String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return new Refusal(
                ErrorCode.INVALID_VALUE,
                "Invalid value '" + shown + "' for field '" + field.name() + "'. Required of type '"
                        + field.type().apiName() + "'");
    }
}
