package dev.tandem.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The pause that an answer asks for: {@code Retry-After} in seconds, or as a date compared with the answer's own. */
final class RetryAfterHeader {

    private RetryAfterHeader() {}

    static Duration of(DynamicsAnswer answer) {
        return answer.header("Retry-After")
                .map(text -> parse(text.strip(), answer))
                .orElse(Duration.ZERO);
    }

    private static Duration parse(String text, DynamicsAnswer answer) {
        try {
            if (text.chars().allMatch(Character::isDigit)) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            Duration wait = Duration.between(ServerTime.of(answer), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException | NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
