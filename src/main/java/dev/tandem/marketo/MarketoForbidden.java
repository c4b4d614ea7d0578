package dev.tandem.marketo;

/** The API user's role lacks a permission, or an IP allow-list keeps Tandem out (603). Never retried. */
public final class MarketoForbidden extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    public MarketoForbidden(String sentence) {
        this(sentence, null);
    }

    public MarketoForbidden(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
