package dev.tandem.stream;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Reads the many ways in which both services write points in time: {@code Z}, {@code +0000}, {@code -08:00}, the
 * malformed {@code Z+0000}, and days without a time (Marketo reference, section 1.3).
 */
final class Moments {

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .parseDefaulting(java.time.temporal.ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(java.util.Locale.ROOT);

    /** The earliest date of Dataverse (its reference, section 6); the last year that both write with four digits. */
    private static final Instant FIRST = Instant.parse("1753-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Moments() {}

    static Instant moment(String text) {
        String clean = text.replace("Z+0000", "Z").replace(' ', 'T');
        try {
            return held(
                    clean.length() <= 10
                            ? LocalDate.parse(clean)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(clean, LENIENT).toInstant());
        } catch (DateTimeException unreadable) {
            throw new Inconvertible("the value is not a date and time");
        }
    }

    private static Instant held(Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new Inconvertible("the date lies outside the years 1753 to 9999, which both systems hold");
        }
        return moment;
    }

    static LocalDate day(String text) {
        return LocalDate.ofInstant(moment(text), ZoneOffset.UTC);
    }
}
