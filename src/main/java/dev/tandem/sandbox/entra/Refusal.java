package dev.tandem.sandbox.entra;

/** A token request that is answered with an error. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final EntraError error;

    /** Refuses because of the named value. */
    Refusal(EntraError error, String value) {
        super(error.sentence(value));
        this.error = error;
    }

    EntraError error() {
        return error;
    }
}
