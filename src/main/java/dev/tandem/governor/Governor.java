package dev.tandem.governor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps everything that calls one API within its {@link Share}: pace, concurrency and daily share, for all callers of this
 * process together and over restarts. One for each API. Thread-safe.
 *
 * <p>What a process leaves behind is counted by the next one: the calls of the day from the ledger, those that a window
 * still counts if it was closed. One that was killed leaves a lease that outlasts Marketo's window.
 */
public final class Governor implements AutoCloseable {

    private final Share share;
    private final Ledger ledger;
    private final Clock clock;
    private final Waiting waiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Desk desk;
    private final DailyShare daily;
    private boolean closed;

    /** Goes on where the last process stopped. */
    public Governor(Share share, Ledger ledger, Clock clock, Waiting waiting) {
        this.share = share;
        this.ledger = ledger;
        this.clock = clock;
        this.waiting = waiting;
        this.desk = new Desk(share, ledger.recent(share.api()));
        this.daily = new DailyShare(share, ledger, clock.instant());
    }

    /**
     * Waits for a turn. The permit is for one attempt, and is given back when its answer is there.
     *
     * @throws ShareSpent if the day allows no more calls of this urgency
     * @throws NoTurn if the process stops meanwhile
     */
    public Permit permit(Urgency urgency) {
        return locked(() -> afterTurn(urgency, Need.CALL, now -> new Permit(this, daily.take(urgency, now), now)));
    }

    /**
     * Waits for a turn and books it for a call that will come, one of the pace and of the day, without a connection. At
     * most half the calls of a window are booked at the same time; a share of one call a window books nothing, and the
     * call waits when it comes.
     *
     * @throws ShareSpent if the day allows no more calls of this urgency
     * @throws NoTurn if the process stops meanwhile
     */
    public Reservation reserve(Urgency urgency) {
        return locked(() -> desk.takesBookings()
                ? afterTurn(urgency, Need.PLACE, now -> new Reservation(this, urgency, daily.take(urgency, now)))
                : Reservation.ofNothing(this, urgency));
    }

    /**
     * The permit for a call whose place is booked, as soon as a connection is free. A reservation that was used or closed
     * makes it wait for a turn like others.
     *
     * @throws ShareSpent if the day that it was booked for is over and the next one allows no more calls, or the API says
     *     that its day is spent
     * @throws NoTurn if the process stops meanwhile
     */
    public Permit permit(Reservation reservation) {
        return locked(() -> {
            if (!reservation.end()) {
                return permit(reservation.urgency());
            }
            boolean used = false;
            try {
                Permit permit = afterTurn(
                        reservation.urgency(),
                        Need.CONNECTION,
                        now -> new Permit(this, daily.renew(reservation, now), now));
                used = true;
                return permit;
            } finally {
                if (!used) {
                    giveBack(reservation);
                }
            }
        });
    }

    void release(Reservation reservation) {
        change(() -> {
            if (reservation.end()) {
                giveBack(reservation);
            }
        });
    }

    private void giveBack(Reservation reservation) {
        desk.release();
        daily.giveBack(reservation.day());
        changed.signalAll();
    }

    private <T> T afterTurn(Urgency urgency, Need need, Function<Instant, T> begin) {
        Desk.Place place = desk.join(urgency, need);
        try {
            awaitTurn(place);
            T begun = begin.apply(clock.instant());
            desk.take(need);
            return begun;
        } finally {
            desk.leave(place);
            changed.signalAll();
        }
    }

    private void awaitTurn(Desk.Place place) {
        Duration wait = desk.wait(place, clock.instant());
        while (!closed && !wait.isZero()) {
            try {
                waiting.await(changed, wait);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new NoTurn(share);
            }
            wait = desk.wait(place, clock.instant());
        }
        if (closed) {
            throw new NoTurn(share);
        }
    }

    /** Nobody sends for so long: the limit that was reached is shared by all callers. */
    public void holdBack(Duration pause) {
        change(() -> desk.holdBack(clock.instant().plus(pause)));
    }

    /** As {@link #holdBack}; and afterwards half as many calls run at the same time, until good answers raise it. */
    public void slowDown(Permit refused, Duration pause) {
        change(() -> {
            Instant now = clock.instant();
            desk.holdBack(now.plus(pause));
            desk.halve(refused.takenAt(), now);
        });
    }

    /** The API said that its day is spent, whoever spent it; nothing more is sent before the next one. */
    public void spend(Permit refused) {
        change(() -> daily.spend(refused.day()));
    }

    void answered(boolean good) {
        change(() -> desk.answered(clock.instant(), good));
    }

    void unsent(Permit permit) {
        change(() -> {
            desk.unsent();
            daily.giveBack(permit.day());
        });
    }

    /** How much was used, and whether anything may be sent. */
    public Standing standing() {
        return locked(() -> {
            Instant now = clock.instant();
            return Standing.of(share, daily.standing(now), desk.heldBackUntil(), now);
        });
    }

    /** Ends all waiting, and leaves the next process what it must know. */
    @Override
    public void close() {
        change(() -> {
            if (!closed) {
                closed = true;
                daily.close();
                ledger.keep(share.api(), desk.recent(clock.instant()));
            }
        });
    }

    private void change(Runnable work) {
        locked(() -> {
            work.run();
            changed.signalAll();
            return null;
        });
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
