package dev.tandem.governor;

import java.time.LocalDate;

/**
 * The place of a call that will come: one call of the pace and of the day, booked before what is to be written is read,
 * so that nobody waits for it between reading and writing. It holds no connection. {@link Governor#permit(Reservation)}
 * uses it, once; closing it gives back what was not used.
 */
public final class Reservation implements AutoCloseable {

    private final Governor governor;
    private final Urgency urgency;
    private final LocalDate day;
    private boolean open;

    Reservation(Governor governor, Urgency urgency, LocalDate day) {
        this(governor, urgency, day, true);
    }

    private Reservation(Governor governor, Urgency urgency, LocalDate day, boolean open) {
        this.governor = governor;
        this.urgency = urgency;
        this.day = day;
        this.open = open;
    }

    /** For a share in which nothing can be booked; there is nothing to use or to give back. */
    static Reservation ofNothing(Governor governor, Urgency urgency) {
        return new Reservation(governor, urgency, LocalDate.MIN, false);
    }

    /** Whether it is neither used nor given back. */
    public boolean isOpen() {
        return governor.locked(() -> open);
    }

    /** Gives the place back, unless it was used. */
    @Override
    public void close() {
        governor.release(this);
    }

    /** Ends it; whether it was open. Under the governor's lock. */
    boolean end() {
        boolean was = open;
        open = false;
        return was;
    }

    Urgency urgency() {
        return urgency;
    }

    LocalDate day() {
        return day;
    }
}
