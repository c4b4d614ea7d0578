package dev.tandem.sandbox.http;

/** The port that the sandbox should listen on belongs to somebody else. */
public final class PortInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    /** For the given TCP port. */
    public PortInUse(int port) {
        super("Port " + port + " is already in use.");
        this.port = port;
    }

    /** The TCP port that could not be opened. */
    public int port() {
        return port;
    }
}
