package dev.tandem.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who runs the sync: one owner at a time. All owners must go by clocks that agree within the life of a lease. */
public final class Lease {

    Lease() {}

    /**
     * Takes the lease if it is free or its life is over.
     *
     * @param owner who takes it; a name that no other process uses
     * @param life how long it lasts unless renewed: longer than the longest request, as its end is what a take-over awaits
     * @return the new epoch, or empty while somebody holds the lease
     */
    public Optional<Epoch> take(Transaction tx, String owner, Instant now, Duration life) {
        int taken = tx.change(
                "update lease set owner = ?, epoch = epoch + 1, held_until = ? where owner is null or held_until <= ?",
                owner,
                now.plus(life),
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
                "update lease set owner = null, held_until = null where owner = ? and epoch = ?",
                epoch.owner(),
                epoch.number());
    }

    /**
     * Makes sure that the lease is held in this epoch until this transaction ends: nobody takes it over in between. Other
     * checks wait meanwhile, so let it be the last step of the work.
     *
     * @throws LeaseLost if it is not
     */
    public void check(Transaction tx, Epoch epoch) {
        heldUntil(tx, epoch);
    }

    /**
     * Whether the lease, unless renewed, lasts beyond the given time: to be asked before a request that could take until
     * then.
     *
     * @throws LeaseLost if it is not held in this epoch
     */
    public boolean outlives(Transaction tx, Epoch epoch, Instant time) {
        return heldUntil(tx, epoch).isAfter(time);
    }

    private static Instant heldUntil(Transaction tx, Epoch epoch) {
        return tx.selectFirst(
                        row -> row.instant("held_until"),
                        "select held_until from lease where owner = ? and epoch = ? for update",
                        epoch.owner(),
                        epoch.number())
                .orElseThrow(() -> new LeaseLost(epoch));
    }
}
