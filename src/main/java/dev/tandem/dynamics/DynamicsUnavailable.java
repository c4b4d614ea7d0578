package dev.tandem.dynamics;

/**
 * Dynamics could not serve the request now (5xx, a lost connection, an answer that no API gives), and repeating it is
 * harmless. Retried by the route.
 */
public final class DynamicsUnavailable extends DynamicsFailure {

    private static final long serialVersionUID = 1L;

    public DynamicsUnavailable(String sentence) {
        this(sentence, null);
    }

    public DynamicsUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
