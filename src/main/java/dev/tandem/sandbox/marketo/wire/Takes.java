package dev.tandem.sandbox.marketo.wire;

/** The form of the body that an operation takes. */
public enum Takes {
    /** JSON, or nothing. */
    JSON,
    /** A form, as the asset API takes it. */
    FORM,
    /** {@code multipart/form-data} with a file. */
    FILE
}
