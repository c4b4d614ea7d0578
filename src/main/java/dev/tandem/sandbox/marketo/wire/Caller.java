package dev.tandem.sandbox.marketo.wire;

/** Who stands behind a request. */
public sealed interface Caller {

    /**
     * A client of the API.
     *
     * @param name the API-only user that owns its service
     */
    record ApiUser(String name) implements Caller {}

    /**
     * Somebody or something at Marketo's own screens.
     *
     * @param way how it came about
     */
    record Marketer(Way way) implements Caller {}

    /** The ways in which Marketo itself changes persons. */
    enum Way {
        /** A marketer edits by hand. */
        SCREEN,
        /** A visitor fills out a form. */
        FORM,
        /** A smart campaign's flow step. */
        FLOW
    }
}
