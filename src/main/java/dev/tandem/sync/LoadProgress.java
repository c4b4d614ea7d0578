package dev.tandem.sync;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How far a load is.
 *
 * @param done records copied so far, those before a restart too
 * @param total about how many there are in all; empty where that is not known
 * @param perSecond records a second in the last minute; 0 where that is not known
 */
public record LoadProgress(long done, OptionalLong total, double perSecond) {

    private static final int SECONDS_A_MINUTE = 60;
    private static final int MINUTES_AN_HOUR = 60;

    /** A total that is smaller than what is copied is out of date, and no total. */
    public LoadProgress {
        total = total.isPresent() && total.getAsLong() < done ? OptionalLong.empty() : total;
    }

    /** Such as {@code 45,000 of 200,000 copied, 2,350 a second, 1 min 6 s left}. */
    public String text() {
        StringBuilder text = new StringBuilder(number(done));
        total.ifPresent(all -> text.append(" of ").append(number(all)));
        text.append(" copied");
        if (perSecond > 0) {
            text.append(", ").append(speed());
            left().ifPresent(seconds -> text.append(", ").append(span(seconds)).append(" left"));
        }
        return text.toString();
    }

    /** Such as {@code 2,350 a second}. */
    String speed() {
        return perSecond < 1 ? "less than 1 a second" : number(Math.round(perSecond)) + " a second";
    }

    /** The seconds that are left at this rate; empty where rate or total are not known. */
    OptionalLong left() {
        return total.isPresent() && perSecond > 0
                ? OptionalLong.of(Math.round((total.getAsLong() - done) / perSecond))
                : OptionalLong.empty();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String span(long seconds) {
        Duration span = Duration.ofSeconds(seconds);
        long minutes = span.toMinutes();
        if (minutes == 0) {
            return seconds + " s";
        }
        return span.toHours() == 0
                ? minutes + " min " + seconds % SECONDS_A_MINUTE + " s"
                : number(span.toHours()) + " h " + minutes % MINUTES_AN_HOUR + " min";
    }
}
