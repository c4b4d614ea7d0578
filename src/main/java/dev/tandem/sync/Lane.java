package dev.tandem.sync;

import dev.tandem.governor.Urgency;

/** Why a row is looked at. */
public enum Lane {
    /** The first copy, or a new one after the change feed was lost. */
    LOAD,
    /** What changes while the load runs, looked at before its next slice. */
    LIVE,
    /** What changed while the load ran, once more from its start. */
    CATCH_UP,
    /** The change feed. */
    CHANGES,
    /** Links that a load did not see: their records may be gone. */
    VANISHED,
    /** Rows that failed, wait for something, or were put off. */
    RETRY;

    /** How urgent the calls are that follow from such a row: a load lets everything else go first. */
    Urgency urgency() {
        return this == LOAD ? Urgency.LOAD : Urgency.LIVE;
    }
}
