package dev.tandem.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * Who may send now: the most urgent first, among equals whoever came first; nobody while the API is held back, above its
 * pace or above its concurrency. Not thread-safe.
 */
final class Desk {

    /** Whoever waits looks again after this time at the latest, as clocks may be set. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::urgency).thenComparing(Place::number);

    private final Pace pace;
    private final Concurrency concurrency;
    private final TreeSet<Place> line = new TreeSet<>(ORDER);
    private Instant heldBackUntil = Instant.EPOCH;
    private long number;

    Desk(Share share, Ledger.Recent before) {
        this.pace = new Pace(share.calls(), share.window(), before);
        this.concurrency = new Concurrency(share.concurrency());
    }

    /** A place in the line. */
    record Place(Urgency urgency, long number) {}

    /** Joins the line. */
    Place join(Urgency urgency) {
        Place place = new Place(urgency, number++);
        line.add(place);
        return place;
    }

    /** Leaves the line, whether it went or gave up. */
    void leave(Place place) {
        line.remove(place);
    }

    /** How long to wait before asking again; zero if it may go now. */
    Duration wait(Place place, Instant now) {
        if (heldBackUntil.isAfter(now)) {
            return atMost(now, heldBackUntil);
        }
        if (!place.equals(line.first()) || !concurrency.isFree()) {
            return LONGEST_WAIT;
        }
        return pace.isFree(now) ? Duration.ZERO : atMost(now, pace.next());
    }

    private static Duration atMost(Instant now, Instant until) {
        return until.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, until);
    }

    /** A call begins. */
    void take() {
        pace.take();
        concurrency.take();
    }

    /** A call is over. */
    void answered(Instant now, boolean good) {
        pace.answered(now);
        concurrency.back();
        if (good) {
            concurrency.good();
        }
    }

    /** A call is over that was not sent. */
    void unsent() {
        pace.unsent();
        concurrency.back();
    }

    /** Nobody sends before that time. */
    void holdBack(Instant until) {
        heldBackUntil = until.isAfter(heldBackUntil) ? until : heldBackUntil;
    }

    /** The server wants fewer calls at the same time. */
    void halve(Instant takenAt, Instant now) {
        concurrency.halve(takenAt, now);
    }

    /** Until when nobody sends; past if they may. */
    Instant heldBackUntil() {
        return heldBackUntil;
    }

    /** What the window of the next process must still count. */
    Ledger.Recent recent(Instant now) {
        return pace.recent(now);
    }
}
