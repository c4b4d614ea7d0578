package dev.tandem.dynamics;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The service's clock, from the {@code Date} header; the epoch when there is none. */
final class ServerTime {

    private ServerTime() {}

    static Instant of(DynamicsAnswer answer) {
        return answer.header("Date").map(ServerTime::parse).orElse(Instant.EPOCH);
    }

    private static Instant parse(String date) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
