package dev.tandem.state;

import java.util.UUID;

/** An intent cannot be opened, because another one or a link holds its record or its Marketo id; that one stays. */
public final class AlreadyClaimed extends RuntimeException {

    private final UUID holder;
    private final UUID claimant;

    private AlreadyClaimed(String sentence, UUID holder, UUID claimant) {
        super(sentence);
        this.holder = holder;
        this.claimant = claimant;
    }

    static AlreadyClaimed record(String stream, UUID record) {
        return new AlreadyClaimed(
                "The record " + record + " of " + stream + " has an open intent already.", record, record);
    }

    static AlreadyClaimed marketoId(Claim holder, Claim claimant) {
        return new AlreadyClaimed(
                "The " + claimant.object() + " " + claimant.marketoId() + " is claimed by the record "
                        + holder.recordId() + " and cannot be claimed by the record " + claimant.recordId() + " too.",
                holder.recordId(),
                claimant.recordId());
    }

    /** The record whose claim stands. */
    public UUID holder() {
        return holder;
    }

    /** The record whose claim was refused; the same as {@link #holder} if it was the same record. */
    public UUID claimant() {
        return claimant;
    }
}
