package dev.tandem.marketo;

/** Whether a request may be sent again when nobody knows whether the first attempt was executed. */
public enum Repeat {
    /** Reads, and writes that have the same effect when they are executed twice. */
    SAFE,
    /** Sent once; if its answer is lost, the caller gets {@link MarketoOutcomeUnknown}. */
    ONCE
}
