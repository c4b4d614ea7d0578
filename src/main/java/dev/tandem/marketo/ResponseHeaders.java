package dev.tandem.marketo;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Reads the headers of an answer. */
final class ResponseHeaders {

    private ResponseHeaders() {}

    /** The service's clock; the epoch when it sent none. */
    static Instant date(Map<String, Object> headers) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(String.valueOf(headers.get("Date")), Instant::from);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** The pause asked for in seconds; zero when none was. */
    static Duration retryAfter(Map<String, Object> headers) {
        String text = String.valueOf(headers.get("Retry-After"));
        return text.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
    }
}
