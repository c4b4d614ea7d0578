package dev.tandem.dynamics;

/** The user behind the token lacks a privilege (403). Never retried. */
public final class DynamicsForbidden extends DynamicsFailure {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String privilege;

    /**
     * @param code the vendor's code, such as {@code 0x80040220}; empty when none was sent
     * @param privilege the privilege that is lacking, such as {@code prvReadContact}; empty when none was named
     */
    public DynamicsForbidden(String sentence, String code, String privilege) {
        super(sentence, null);
        this.code = code;
        this.privilege = privilege;
    }

    /** The vendor's code; empty when none was sent. */
    public String code() {
        return code;
    }

    /** The privilege that is lacking, such as {@code prvReadContact}; empty when none was named. */
    public String privilege() {
        return privilege;
    }
}
