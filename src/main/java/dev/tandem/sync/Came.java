package dev.tandem.sync;

/**
 * What came of one record, or of one request.
 *
 * @param kind which of the four ends, or that it is looked at again
 * @param reason why, in one sentence without any value; empty where nothing is to be said
 */
public record Came(Kind kind, String reason) {

    /** How a sync of one record ends. */
    public enum Kind {
        /** Something was written. */
        APPLIED,
        /** Both sides agreed already. */
        UNCHANGED,
        /** It took no part. */
        SKIPPED,
        /** It failed, and is kept with its cause. */
        FAILED,
        /** It is looked at again. */
        WAITS
    }

    static Came of(Kind kind) {
        return new Came(kind, "");
    }
}
