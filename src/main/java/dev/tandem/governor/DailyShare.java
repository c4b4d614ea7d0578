package dev.tandem.governor;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What may still be sent today. Calls are booked in the ledger in blocks, before the first of a block is sent: what a
 * process that was killed had booked counts as used, so that the share is never exceeded. Not thread-safe.
 */
final class DailyShare {

    /** Calls a block: a write to the state for each call would cost more than a kill does. */
    static final long BLOCK = 50;

    private final Share share;
    private final Ledger ledger;
    private LocalDate day;
    private Ledger.Day known;
    private long left;

    DailyShare(Share share, Ledger ledger, Instant now) {
        this.share = share;
        this.ledger = ledger;
        this.day = share.day(now);
        this.known = ledger.look(share.api(), day);
    }

    /** Counts a call, or throws {@link ShareSpent}; the day that it counts for. */
    LocalDate take(Urgency urgency, Instant now) {
        turn(now);
        long limit = share.limit(urgency);
        if (left == 0) {
            book(limit);
        } else if (used() >= limit) {
            // another process may have given calls back
            known = ledger.look(share.api(), day);
        }
        if (known.spent()) {
            throw ShareSpent.bySystem(share, now);
        }
        if (left == 0 || used() >= limit) {
            throw ShareSpent.byUs(share, urgency, used(), now);
        }
        left--;
        return day;
    }

    private void book(long limit) {
        Ledger.Booked booked = ledger.book(share.api(), day, BLOCK, limit);
        known = booked.day();
        left = booked.taken();
    }

    /** The day that a call counts for which was counted when its place was booked; throws as {@link #take} does. */
    LocalDate renew(Reservation booked, Instant now) {
        turn(now);
        if (!booked.day().equals(day)) {
            return take(booked.urgency(), now);
        }
        if (known.spent()) {
            throw ShareSpent.bySystem(share, now);
        }
        return day;
    }

    /** Takes back a call that was not sent. */
    void giveBack(LocalDate countedFor) {
        if (countedFor.equals(day)) {
            left++;
        }
    }

    /** The API says that nothing more is to be had today. */
    void spend(LocalDate countedFor) {
        ledger.spend(share.api(), countedFor);
        if (countedFor.equals(day)) {
            known = new Ledger.Day(known.calls(), true);
        }
    }

    /** How the day stands. */
    Ledger.Day standing(Instant now) {
        turn(now);
        return new Ledger.Day(used(), known.spent());
    }

    /** Gives back what was booked and not used. */
    void close() {
        if (left > 0) {
            ledger.giveBack(share.api(), day, left);
            left = 0;
        }
    }

    private long used() {
        return known.calls() - left;
    }

    private void turn(Instant now) {
        LocalDate today = share.day(now);
        if (!today.equals(day)) {
            known = ledger.look(share.api(), today);
            day = today;
            left = 0;
        }
    }
}
