package dev.tandem.marketo;

/** What a write does with records that exist, or do not. */
public enum SyncAction {
    /** Existing records are skipped (1005, 1017). */
    CREATE_ONLY("createOnly"),
    /** Missing records are skipped (1004, 1013). */
    UPDATE_ONLY("updateOnly"),
    /** Whatever fits. */
    CREATE_OR_UPDATE("createOrUpdate");

    private final String wire;

    SyncAction(String wire) {
        this.wire = wire;
    }

    /** The vendor's word. */
    public String wire() {
        return wire;
    }
}
