package dev.tandem.state;

import java.util.UUID;

/** A second record claims a Marketo id that is linked already; the first keeps it. */
public final class AlreadyLinked extends RuntimeException {

    private final String marketoId;
    private final UUID holder;
    private final UUID claimant;

    AlreadyLinked(Claim holder, Claim claimant) {
        super("The " + claimant.object() + " " + claimant.marketoId() + " is linked to the record " + holder.recordId()
                + " and cannot be linked to the record " + claimant.recordId() + " too.");
        this.marketoId = claimant.marketoId();
        this.holder = holder.recordId();
        this.claimant = claimant.recordId();
    }

    /** The Marketo id that both claim. */
    public String marketoId() {
        return marketoId;
    }

    /** The record that is linked to it. */
    public UUID holder() {
        return holder;
    }

    /** The record that cannot be. */
    public UUID claimant() {
        return claimant;
    }
}
