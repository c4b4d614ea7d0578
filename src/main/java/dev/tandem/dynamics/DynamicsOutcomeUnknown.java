package dev.tandem.dynamics;

/** A write that must not be repeated was sent, and its answer was lost: it may or may not have been executed. */
public final class DynamicsOutcomeUnknown extends DynamicsFailure {

    private static final long serialVersionUID = 1L;

    public DynamicsOutcomeUnknown(String sentence) {
        this(sentence, null);
    }

    public DynamicsOutcomeUnknown(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
