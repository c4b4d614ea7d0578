package dev.tandem.dynamics;

/** No connection was made: unknown host, refused connection, failed TLS handshake. Nothing was sent. */
public final class DynamicsUnreachable extends DynamicsFailure {

    private static final long serialVersionUID = 1L;

    public DynamicsUnreachable(String sentence) {
        this(sentence, null);
    }

    public DynamicsUnreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
