package dev.tandem.marketo;

/** No connection was made: unknown host, refused connection, failed TLS handshake. Nothing was sent. */
public final class MarketoUnreachable extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    public MarketoUnreachable(String sentence) {
        this(sentence, null);
    }

    public MarketoUnreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
