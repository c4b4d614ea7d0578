package dev.tandem.governor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What Tandem may take of one API.
 *
 * @param api its name in settings, status and state: {@code marketo} or {@code dynamics}
 * @param calls calls in any window, 1 or more
 * @param window the length of that window
 * @param concurrency calls at the same time, 1 or more
 * @param daily calls a day, 1 or more
 * @param reserve how many of these are kept for what is more urgent than a load; less than the daily share
 * @param zone at whose midnight the day begins
 */
public record Share(String api, int calls, Duration window, int concurrency, long daily, long reserve, ZoneId zone) {

    /** Where Marketo's day begins: its quota resets at 00:00 US Central (Marketo reference, section 3). */
    public static final ZoneId MARKETO_DAY = ZoneId.of("America/Chicago");

    /**
     * Up to how many calls of the day a call of this urgency may use: all of them for consent and feeds, all but half the
     * reserve for live changes, all but the reserve for loads.
     */
    public long limit(Urgency urgency) {
        return switch (urgency) {
            case CONSENT, FEED -> daily;
            case LIVE -> daily - reserve / 2;
            case LOAD -> daily - reserve;
        };
    }

    /** The day that counts at that time. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** When the day that counts at that time is over. */
    public Instant reset(Instant at) {
        return day(at).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The API's name, for people. */
    String title() {
        return Character.toUpperCase(api.charAt(0)) + api.substring(1);
    }
}
