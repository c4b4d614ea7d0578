package dev.tandem.sandbox.dataverse.protocol;

/** Why a request is refused: the HTTP status, Dataverse's error code and its text. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String code;

    /** A refusal with this status, code (hexadecimal with {@code 0x}, may be empty) and text. */
    public Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Dataverse's error code. */
    public String code() {
        return code;
    }

    /** A malformed URL or an unknown property ({@code 0x0}). */
    public static Refusal malformed(String message) {
        return new Refusal(400, "0x0", message);
    }

    /** A property that the table does not have. */
    public static Refusal unknownProperty(String property, String table) {
        return malformed(
                "Could not find a property named '" + property + "' on type 'Microsoft.Dynamics.CRM." + table + "'.");
    }

    /** A body that cannot be read, or a value of the wrong JSON type ({@code 0x80048d19}). */
    public static Refusal payload(String message) {
        return new Refusal(400, "0x80048d19", "Error identified in Payload provided by the user. Error: " + message);
    }

    /** A segment that names nothing ({@code CrmHttpError}). */
    public static Refusal unknownSegment(String segment) {
        return new Refusal(404, "0x8006088a", "Resource not found for the segment '" + segment + "'.");
    }

    /** A row that is not there ({@code ObjectDoesNotExist}). */
    public static Refusal noSuchRow(String table, Object id) {
        return new Refusal(404, "0x80040217", "Entity '" + table + "' With Id = " + id + " Does Not Exist");
    }

    /** A verb that the resource does not know. */
    public static Refusal method(String method) {
        return new Refusal(405, "", "The requested resource does not support http method '" + method + "'.");
    }

    /** An operation that this sandbox does not imitate. */
    public static Refusal lacking(String operation) {
        return new Refusal(501, "0x80040800", "The sandbox does not imitate " + operation + ".");
    }
}
