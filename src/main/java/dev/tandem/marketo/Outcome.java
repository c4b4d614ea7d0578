package dev.tandem.marketo;

/**
 * What happened to one record of a write. Outcomes stand in the order of the records that were sent.
 *
 * @param status what was done
 * @param id the record's id or marketoGUID (for created fields their name); null when Marketo names none
 * @param code the vendor's reason code of a skipped record; else null
 * @param reason the reason in one sentence without values; else null
 * @param field the field at fault, where Marketo's message names one of those that were sent; else null
 */
public record Outcome(Status status, String id, String code, String reason, String field) {

    /** What was done with a record. */
    public enum Status {
        /** It is new. */
        CREATED,
        /** It existed and was changed, or was already so. */
        UPDATED,
        /** It was refused; see the code. */
        SKIPPED,
        /** It is gone. */
        DELETED
    }
}
