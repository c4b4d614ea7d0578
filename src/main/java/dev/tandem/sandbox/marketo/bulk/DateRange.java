package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * The time that an extract is about, both ends inclusive, in seconds since 1970.
 *
 * @param start the first second
 * @param end the last second
 */
record DateRange(long start, long end) {

    private static final Duration LONGEST = Duration.ofDays(31);

    /**
     * Reads {@code {"startAt":..., "endAt":...}}. Fractions of a second are taken, as the recordings of the client
     * node-marketo-rest show.
     *
     * @throws Refusal 1002 for a missing end, 704 for one that is no moment, 1003 for more than 31 days or a negative
     *     span
     */
    static DateRange read(JsonNode range) {
        DateRange read = new DateRange(second(range, "startAt"), second(range, "endAt"));
        if (read.end < read.start || read.end - read.start > LONGEST.toSeconds()) {
            throw new Refusal(
                    ErrorCode.INVALID_DATA, "The date range must not be longer than " + LONGEST.toDays() + " days");
        }
        return read;
    }

    private static long second(JsonNode range, String name) {
        String text = range.path(name).asText("");
        if (text.isBlank()) {
            throw Parameters.missing(name);
        }
        try {
            return OffsetDateTime.parse(text).toEpochSecond();
        } catch (DateTimeException noMoment) {
            throw new Refusal(ErrorCode.INVALID_DATE, "Invalid date format '" + text + "'");
        }
    }

    boolean includes(long second) {
        return start <= second && second <= end;
    }
}
