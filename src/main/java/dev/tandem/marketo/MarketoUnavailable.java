package dev.tandem.marketo;

/**
 * Marketo could not serve the request now (608, 713, 5xx, a lost connection and their like), and repeating it is
 * harmless. Retried by the route.
 */
public final class MarketoUnavailable extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    public MarketoUnavailable(String sentence) {
        this(sentence, null);
    }

    public MarketoUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
