package dev.tandem.dynamics;

/** Dynamics did not accept the token (401). The route drops the token and repeats the request once. */
public final class DynamicsUnauthorized extends DynamicsFailure {

    private static final long serialVersionUID = 1L;

    public DynamicsUnauthorized(String sentence) {
        this(sentence, null);
    }

    public DynamicsUnauthorized(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
