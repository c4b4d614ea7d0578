package dev.tandem.marketo;

/** Marketo refused the request as a whole for what it says. Never retried. */
public final class MarketoRefused extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the vendor's code, such as {@code 1003}, or an HTTP status, such as {@code 413}; empty when none
     */
    public MarketoRefused(String sentence, String code) {
        super(sentence, null);
        this.code = code;
    }

    /** The vendor's code, such as {@code 1003}, or an HTTP status, such as {@code 413}; empty when none. */
    public String code() {
        return code;
    }
}
