package dev.tandem.sandbox.dataverse.protocol;

import java.util.Map;

/** The refusals that can be asked for by their code alone (Dataverse reference, section 14.2). */
public final class KnownCodes {

    private static final Map<String, Refusal> KNOWN = Map.ofEntries(
            entry(400, "0x80040265", "The plug-in of a customizer refused the operation."),
            entry(500, "0x80040224", "An unexpected error occurred from ISV code."),
            entry(500, "0x80044150", "Generic SQL error."),
            entry(500, "0x80044151", "SQL timeout expired."),
            entry(500, "0x80044339", "Could not obtain lock on resource."),
            entry(500, "0x80040216", "An unexpected error occurred."),
            entry(
                    412,
                    "0x80060882",
                    "The version of the existing record doesn't match the RowVersion property provided."),
            entry(404, "0x80040217", "The record does not exist."),
            entry(403, "0x80040220", "SecLib::AccessCheckEx failed."),
            entry(403, "0x80048306", "Principal user does not have access right(s) for the record."),
            entry(403, "0x80072560", "The user is not a member of the organization."),
            entry(403, "0x80040225", "The specified user is disabled."),
            entry(403, "0x80042f09", "The user has not been assigned any roles. They need a role."),
            entry(503, "0x8004a104", "The organization is disabled."),
            entry(413, "0x8004418a", "The request is too large."),
            entry(429, "0x80072323", "The database limits of the organization were exceeded."),
            entry(429, "0x80072324", "The database limits of the organization were exceeded."),
            entry(
                    400,
                    "0x80044352",
                    "Version stamp associated with the client has expired. Please perform a full sync."));

    private KnownCodes() {}

    /** The refusal with this code; one that is not known is a 400. */
    public static Refusal refusal(String code) {
        Refusal known = KNOWN.get(code);
        return known == null ? new Refusal(400, code, "The request was refused with " + code + ".") : known;
    }

    private static Map.Entry<String, Refusal> entry(int status, String code, String message) {
        return Map.entry(code, new Refusal(status, code, message));
    }
}
