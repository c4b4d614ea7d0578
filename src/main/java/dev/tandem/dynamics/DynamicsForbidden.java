package dev.tandem.dynamics;

/** The user behind the token lacks a privilege (403). Never retried. */
public final class DynamicsForbidden extends DynamicsFailure {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the vendor's code, such as {@code 0x80040220}; empty when none was sent
     */
    public DynamicsForbidden(String sentence, String code) {
        super(sentence, null);
        this.code = code;
    }

    /** The vendor's code; empty when none was sent. */
    public String code() {
        return code;
    }
}
