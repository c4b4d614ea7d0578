package dev.tandem.sync;

/** The process is to stop; the next start goes on behind the last page. */
public final class Stopping extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Stopping() {
        super("The process is stopping; the next start goes on here.", null, false, false);
    }
}
