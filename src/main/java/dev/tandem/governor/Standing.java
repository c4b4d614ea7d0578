package dev.tandem.governor;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of an API was used.
 *
 * @param api the name of the API
 * @param usedToday calls of the day; read from the ledger they include up to a block that a running process has booked
 * @param share calls a day
 * @param resetsAt when the next day begins
 * @param heldBackUntil before that time nothing is sent; empty if calls may go
 */
public record Standing(String api, long usedToday, long share, Instant resetsAt, Optional<Instant> heldBackUntil) {

    /** What the ledger knows, when no governor is at work. */
    public static Standing read(Share share, Ledger ledger, Instant now) {
        return of(share, ledger.look(share.api(), share.day(now)), Instant.EPOCH, now);
    }

    /** Nothing was used yet. */
    public static Standing unused(Share share, Instant now) {
        return of(share, new Ledger.Day(0, false), Instant.EPOCH, now);
    }

    static Standing of(Share share, Ledger.Day day, Instant heldBackUntil, Instant now) {
        Instant reset = share.reset(now);
        boolean over = day.spent() || day.calls() >= share.daily();
        Instant until = over && reset.isAfter(heldBackUntil) ? reset : heldBackUntil;
        return new Standing(
                share.api(),
                day.calls(),
                share.daily(),
                reset,
                Optional.of(until).filter(it -> it.isAfter(now)));
    }
}
