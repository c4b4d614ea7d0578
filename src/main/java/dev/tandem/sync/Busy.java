package dev.tandem.sync;

/** Another process is syncing on this state. */
public final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Busy() {
        super("Another process is syncing on this state; wait until it is done, or stop it.");
    }
}
