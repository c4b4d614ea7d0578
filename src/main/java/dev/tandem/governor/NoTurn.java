package dev.tandem.governor;

/** The process is stopping while a call still waits for its turn; nothing was sent. */
public final class NoTurn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoTurn(Share share) {
        super("Tandem is stopping, so a call of the " + share.title() + " API was not sent.");
    }
}
