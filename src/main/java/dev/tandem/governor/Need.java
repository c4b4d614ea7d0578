package dev.tandem.governor;

/** What somebody in the line waits for. */
enum Need {
    /** A connection, for a call whose place in the pace is booked already: its turn has come once. */
    CONNECTION,
    /** A place in the pace and a connection. */
    CALL,
    /** A place in the pace, to be kept. */
    PLACE;

    boolean pace() {
        return this != CONNECTION;
    }

    boolean connection() {
        return this != PLACE;
    }

    /** Whether one who gets what it waits for may leave the other without. */
    boolean competesWith(Need other) {
        return (pace() && other.pace()) || (connection() && other.connection());
    }
}
