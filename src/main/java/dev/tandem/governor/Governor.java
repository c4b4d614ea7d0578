package dev.tandem.governor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

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
        lock.lock();
        try {
            Desk.Place place = desk.join(urgency);
            try {
                awaitTurn(place);
                Instant now = clock.instant();
                Permit permit = new Permit(this, daily.take(urgency, now), now);
                desk.take();
                return permit;
            } finally {
                desk.leave(place);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
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
        lock.lock();
        try {
            Instant now = clock.instant();
            return Standing.of(share, daily.standing(now), desk.heldBackUntil(), now);
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            work.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
