package dev.tandem.marketo;

/**
 * A write that must not be repeated was sent, and its answer was lost: it may or may not have been executed, and Marketo
 * may still be working on it for up to 90 seconds.
 */
public final class MarketoOutcomeUnknown extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    public MarketoOutcomeUnknown(String sentence) {
        this(sentence, null);
    }

    public MarketoOutcomeUnknown(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
