package dev.tandem.governor;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Where the calls of each API and day are counted so that a restart does not forget them. Several processes may count in
 * one ledger. What fails is the failure of whoever keeps it.
 */
public interface Ledger {

    /**
     * What is known of a day.
     *
     * @param calls the calls that are booked
     * @param spent whether the API itself said that nothing more is to be had
     */
    record Day(long calls, boolean spent) {}

    /**
     * What was booked.
     *
     * @param taken how many calls
     * @param day the day with them
     */
    record Booked(long taken, Day day) {}

    /**
     * The calls that a window still counts.
     *
     * @param calls how many
     * @param until when it counts none of them any more
     */
    record Recent(int calls, Instant until) {

        /** None. */
        public static final Recent NONE = new Recent(0, Instant.EPOCH);
    }

    /** What is known of the day. */
    Day look(String api, LocalDate day);

    /** Adds calls that are about to be made, as many as wanted unless the day's count would exceed the limit. */
    Booked book(String api, LocalDate day, long wanted, long limit);

    /** Takes back calls that were booked and not made. */
    void giveBack(String api, LocalDate day, long calls);

    /** The API says that nothing more is to be had that day. */
    void spend(String api, LocalDate day);

    /** The calls that the window of the next process must still count. */
    Recent recent(String api);

    /** Keeps them for the next process. */
    void keep(String api, Recent recent);
}
