package dev.tandem.dynamics;

/** Dynamics refused the request for what it says (any other 4xx, among them 404 and 412). Never retried. */
public final class DynamicsRefused extends DynamicsFailure {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String column;

    /**
     * @param status the HTTP status; 0 when the request was refused before it was sent
     * @param code the vendor's code, such as {@code 0x80040217}; empty when none was sent
     * @param column the logical name of the column at fault; empty when not known
     */
    public DynamicsRefused(String sentence, int status, String code, String column) {
        super(sentence, null);
        this.status = status;
        this.code = code;
        this.column = column;
    }

    /** The HTTP status; 0 when the request was refused before it was sent. */
    public int status() {
        return status;
    }

    /** The vendor's code; empty when none was sent. */
    public String code() {
        return code;
    }

    /** The logical name of the column at fault; empty when not known. */
    public String column() {
        return column;
    }
}
