package dev.tandem.sync;

/** One of the two systems is not the one that the state was built on. */
public final class EnvironmentChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EnvironmentChanged(String what) {
        super(what + " is not the one that this state was built on; nothing was written. Point the settings back to it,"
                + " or give this installation a state.url of its own.");
    }
}
