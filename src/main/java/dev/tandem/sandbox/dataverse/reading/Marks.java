package dev.tandem.sandbox.dataverse.reading;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Order values as text in a paging cookie, with a letter for their type. */
final class Marks {

    private Marks() {}

    static String write(Object value) {
        if (value == null) {
            return "0";
        }
        String letter = value instanceof Number
                ? "n"
                : value instanceof Boolean
                        ? "b"
                        : value instanceof Instant
                                ? "i"
                                : value instanceof LocalDate ? "d" : value instanceof UUID ? "u" : "s";
        return letter + value;
    }

    static Object read(String mark) {
        if (mark.isEmpty()) {
            throw Cookie.invalid();
        }
        String text = mark.substring(1);
        try {
            return switch (mark.charAt(0)) {
                case 'n' -> new BigDecimal(text);
                case 'b' -> Boolean.valueOf(text);
                case 'i' -> Instant.parse(text);
                case 'd' -> LocalDate.parse(text);
                case 'u' -> UUID.fromString(text);
                case 's' -> text;
                case '0' -> null;
                default -> throw Cookie.invalid();
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cookie.invalid();
        }
    }
}
