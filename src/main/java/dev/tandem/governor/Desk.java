package dev.tandem.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * Who may send now: whoever has booked a place goes first, then the most urgent, among equals whoever came first; nobody
 * while the API is held back, above its pace or above its concurrency. Not thread-safe.
 *
 * <p>Who has booked a place reads before using it, and so waits in this line while holding something. Nobody waits for
 * each other in a circle, because at most half the pace is booked: the rest always comes round.
 */
final class Desk {

    /** Whoever waits looks again after this time at the latest, as clocks may be set. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Comparator<Place> ORDER = Comparator.comparing(
                    (Place place) -> place.need() != Need.CONNECTION)
            .thenComparing(Place::urgency)
            .thenComparing(Place::number);

    private final Pace pace;
    private final Concurrency concurrency;
    private final TreeSet<Place> line = new TreeSet<>(ORDER);
    private Instant heldBackUntil = Instant.EPOCH;
    private final int mostBooked;
    private long number;
    private int booked;

    Desk(Share share, Ledger.Recent before) {
        this.pace = new Pace(share.calls(), share.window(), before);
        this.concurrency = new Concurrency(share.concurrency());
        this.mostBooked = share.calls() / 2;
    }

    /** A place in the line. */
    record Place(Urgency urgency, long number, Need need) {}

    /** Whether places may be booked at all; a pace of one call leaves none. */
    boolean takesBookings() {
        return mostBooked > 0;
    }

    /** Joins the line. */
    Place join(Urgency urgency, Need need) {
        Place place = new Place(urgency, number++, need);
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
        if (lacksMoreThanPace(place.need()) || isBehindAnother(place)) {
            return LONGEST_WAIT;
        }
        return !place.need().pace() || pace.isFree(now) ? Duration.ZERO : atMost(now, pace.next());
    }

    private boolean lacksMoreThanPace(Need need) {
        return need == Need.PLACE ? booked >= mostBooked : !concurrency.isFree();
    }

    /** Whoever cannot book a place lets those pass who will make room by using theirs. */
    private boolean isBehindAnother(Place place) {
        return line.headSet(place).stream()
                .map(Place::need)
                .filter(ahead -> ahead != Need.PLACE || !lacksMoreThanPace(ahead))
                .anyMatch(ahead -> ahead.competesWith(place.need()));
    }

    private static Duration atMost(Instant now, Instant until) {
        return until.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, until);
    }

    /** Whoever waited gets what it needs: a call begins, or a place is booked. */
    void take(Need need) {
        switch (need) {
            case CALL -> {
                pace.take();
                concurrency.take();
            }
            case PLACE -> {
                pace.take();
                booked++;
            }
            case CONNECTION -> {
                booked--;
                concurrency.take();
            }
        }
    }

    /** A booked place is not used. */
    void release() {
        booked--;
        pace.unsent();
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
