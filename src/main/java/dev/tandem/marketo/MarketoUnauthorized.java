package dev.tandem.marketo;

/** Marketo did not accept the token (601, 602). The route drops the token and repeats the request once. */
public final class MarketoUnauthorized extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    public MarketoUnauthorized(String sentence) {
        this(sentence, null);
    }

    public MarketoUnauthorized(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
