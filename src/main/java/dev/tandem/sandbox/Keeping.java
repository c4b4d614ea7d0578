package dev.tandem.sandbox;

/** What outlives a stop of the sandbox. */
public enum Keeping {
    /** Nothing: the data are new at each start and gone at the end. */
    NOTHING,
    /** The data are new at the start, and saved at the end for whoever wants to go on with them. */
    FOR_LATER,
    /** The data of last time, if they were saved; saved again at the end. */
    FROM_LAST_TIME;

    /** Whether saved data are loaded at the start. */
    boolean loads() {
        return this == FROM_LAST_TIME;
    }

    /** Whether data are saved at the end. */
    boolean saves() {
        return this != NOTHING;
    }
}
