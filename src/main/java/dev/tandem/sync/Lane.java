package dev.tandem.sync;

/** Why a row is looked at. */
public enum Lane {
    /** The first copy, or a new one after the change feed was lost. */
    LOAD,
    /** What changed while the load ran. */
    CATCH_UP,
    /** The change feed. */
    CHANGES,
    /** Links that a load did not see: their records may be gone. */
    VANISHED,
    /** Rows that failed, wait for something, or were put off. */
    RETRY
}
