package dev.tandem.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who runs the sync: one owner at a time. All owners must go by clocks that agree within the life of a lease. */
public final class Lease {

    Lease() {}

    /**
     * Takes the lease if it is free, or if its life is over and no write of its holder can be at work any more.
     *
     * @param owner who takes it; a name that no other process uses
     * @param life how long it lasts unless renewed
     * @return the new epoch, or empty while somebody holds the lease or {@link #lastWrites} are awaited
     */
    public Optional<Epoch> take(Transaction tx, String owner, Instant now, Duration life) {
        int taken = tx.change(
                "update lease set owner = ?, epoch = epoch + 1, held_until = ?, writing_until = null"
                        + " where owner is null or (held_until <= ? and coalesce(writing_until, held_until) <= ?)",
                owner,
                now.plus(life),
                now,
                now);
        return taken == 0
                ? Optional.empty()
                : Optional.of(new Epoch(owner, tx.selectNumber("epoch", "select epoch from lease")));
    }

    /** Prolongs the lease from now on; false if somebody took it over. */
    public boolean renew(Transaction tx, Epoch epoch, Instant now, Duration life) {
        return tx.change(
                        "update lease set held_until = ? where owner = ? and epoch = ?",
                        now.plus(life),
                        epoch.owner(),
                        epoch.number())
                == 1;
    }

    /** Gives the lease back, so that it can be taken at once; without effect if somebody took it over. */
    public void release(Transaction tx, Epoch epoch) {
        tx.change(
                "update lease set owner = null, held_until = null, writing_until = null where owner = ? and epoch = ?",
                epoch.owner(),
                epoch.number());
    }

    /**
     * Notes that a write is about to be sent; whoever takes the lease over waits until it must be over.
     *
     * @param until when the other system does not work on it any more, whatever happens
     * @throws LeaseLost if the lease is not held in this epoch: the write must not be sent
     */
    public void writing(Transaction tx, Epoch epoch, Instant until) {
        check(tx, epoch);
        tx.change(
                "update lease set writing_until = ? where coalesce(writing_until, ?) <= ? and owner = ? and epoch = ?",
                until,
                until,
                until,
                epoch.owner(),
                epoch.number());
    }

    /** Notes that all writes have their answers, so that nobody needs to wait for them. */
    public void written(Transaction tx, Epoch epoch) {
        tx.change("update lease set writing_until = null where owner = ? and epoch = ?", epoch.owner(), epoch.number());
    }

    /**
     * Until when a write may be at work of somebody who did not renew the lease, nor give it back; empty if there is no
     * such write.
     */
    public Optional<Instant> lastWrites(Transaction tx, Instant now) {
        return tx.selectFirst(
                row -> row.instant("writing_until"),
                "select writing_until from lease where owner is not null and held_until <= ? and writing_until > ?",
                now,
                now);
    }

    /**
     * Makes sure that the lease is held in this epoch until this transaction ends: nobody takes it over in between. Other
     * checks wait meanwhile, so let it be the last step of the work.
     *
     * @throws LeaseLost if it is not
     */
    public void check(Transaction tx, Epoch epoch) {
        if (tx.selectFirst(
                        row -> row.instant("held_until"),
                        "select held_until from lease where owner = ? and epoch = ? for update",
                        epoch.owner(),
                        epoch.number())
                .isEmpty()) {
            throw new LeaseLost(epoch);
        }
    }
}
