package dev.tandem.marketo;

/**
 * The credentials themselves do not work: the identity service refuses them, or a fresh token is refused too. Nothing but
 * a change of settings or of the custom service helps.
 */
public final class MarketoCredentialsRefused extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    public MarketoCredentialsRefused(String sentence) {
        this(sentence, null);
    }

    public MarketoCredentialsRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
