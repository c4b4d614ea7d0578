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
    /** Persons whose opt-out the feed of Marketo told of: before everything else. */
    CONSENT,
    /** Persons whose change the feed of Marketo told of, while their records may not have changed. */
    PERSONS,
    /** Records that were created for persons, or found for them, because somebody asked. */
    REQUESTS,
    /** Rows that failed, wait for something, or were put off. */
    RETRY;

    /** How urgent the calls are that follow from such a row: consent first, a load last. */
    Urgency urgency() {
        return switch (this) {
            case CONSENT -> Urgency.CONSENT;
            case LOAD -> Urgency.LOAD;
            default -> Urgency.LIVE;
        };
    }

    /** Whether the row is merged with its person although it has not changed itself. */
    boolean looksAtPersons() {
        return this == CONSENT || this == PERSONS || this == REQUESTS || this == RETRY;
    }
}
