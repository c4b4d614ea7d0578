package dev.tandem.marketo;

/** How records of objects other than persons are matched. */
public enum DedupeBy {
    /** By their external key. */
    KEY("dedupeFields"),
    /** By Marketo's own id; only with {@link SyncAction#UPDATE_ONLY}. */
    ID("idField");

    private final String wire;

    DedupeBy(String wire) {
        this.wire = wire;
    }

    /** The vendor's word. */
    public String wire() {
        return wire;
    }
}
