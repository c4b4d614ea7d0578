package dev.tandem.sandbox.marketo.wire;

/**
 * Marketo says no: to a whole call, or to one record of it, depending on who catches it. Which codes belong to which
 * level is not fixed (Adobe's pages disagree), so there is one kind for both.
 */
public final class Refusal extends RuntimeException {

    private final ErrorCode code;

    /** A refusal with the code's own message. */
    public Refusal(ErrorCode code) {
        this(code, code.message());
    }

    /** A refusal with a more precise message. */
    public Refusal(ErrorCode code, String message) {
        // ordinary answers, raised by the thousand: a stack trace would cost more than the work itself
        super(message, null, false, false);
        this.code = code;
    }

    /** The code of the refusal. */
    public ErrorCode code() {
        return code;
    }
}
