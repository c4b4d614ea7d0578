package dev.tandem.sandbox.marketo.wire;

import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.http.OpenPoints.Choice;
import java.util.Arrays;
import java.util.List;

/**
 * What Adobe does not document about Marketo, or documents in two ways; the first value of each is what the sandbox does,
 * so that a later finding changes a default and no code. The numbers are those of the reference's section 20.
 */
public enum OpenPoint {
    /** 1. */
    MISSING_TOKEN("missing-token", "the code of a call without token", "600", "601"),
    /** Section 2: Adobe withdraws the parameter. */
    TOKEN_PARAMETER("token-parameter", "whether the token may also be the parameter access_token", "ignored", "taken"),
    /** 2. */
    BAD_CLIENT(
            "bad-client",
            "the error beside the status 401 of an unknown client or a wrong secret",
            "unauthorized",
            "invalid_client"),
    /** 2. */
    BAD_GRANT("bad-grant", "the HTTP status of a wrong grant type", "400", "401"),
    /** 3. */
    IDENTITY_FORM("identity-form", "whether identity takes parameters in a form body", "taken", "ignored"),
    /** 4. */
    REFUSED_CALLS(
            "refused-calls", "whether calls refused with 606, 607 or 615 count towards the rate", "free", "counted"),
    /** 5. */
    QUOTA_MIDNIGHT(
            "quota-midnight",
            "whether the quota's day begins at midnight in Chicago or all year at midnight of its standard time",
            "local",
            "standard"),
    /** 6. */
    UNKNOWN_LEAD("unknown-lead", "what Get Lead by Id answers for an unknown id", "1004", "empty"),
    /** 7. */
    UNKNOWN_FIELD(
            "unknown-field",
            "whether a call that asks for an unknown field of persons is refused with 1006 or the name is ignored",
            "refused",
            "ignored"),
    /** 7. */
    UNFIT_FILTER("unfit-filter", "the code for a filterType that cannot find persons", "1011", "1003"),
    /** 8. */
    ASYNCHRONOUS_ANSWER(
            "asynchronous-answer",
            "whether Sync Leads with asyncProcessing answers an empty result or rows as without it",
            "empty",
            "rows"),
    /** 9. */
    REPEATED_KEY(
            "repeated-key",
            "whether records of one Sync Leads call see the persons that earlier ones created, or create them again",
            "seen",
            "unseen"),
    /** 10. */
    MISSING_KEY(
            "missing-key",
            "whether a record without value in the lookup field is skipped with 1003 or matches nobody",
            "skipped",
            "no-match"),
    /** 11. */
    READ_ONLY_FIELD(
            "read-only-field",
            "whether a record that writes a read-only field is skipped with 1003 or the field is ignored",
            "skipped",
            "ignored"),
    /** Section 15. */
    LONG_TEXT(
            "long-text",
            "whether a record with a text that is too long is skipped with 1001 or the text is cut",
            "skipped",
            "cut"),
    /** 12. */
    EMPTIED_TEXT(
            "emptied-text",
            "whether an empty text clears a field of a person, as null does, or is ignored",
            "clears",
            "ignored"),
    /** 13. */
    EMPTY_CELL(
            "empty-cell",
            "whether an empty cell of an import file is ignored or clears its field",
            "ignored",
            "clears"),
    /** 13. */
    IMPORTED_LONG_TEXT(
            "imported-long-text",
            "whether an import of persons cuts a text that is too long, with a warning, or refuses its row",
            "cut",
            "refused"),
    /** 15. */
    UNKNOWN_LINK(
            "unknown-link",
            "whether a person that names an unknown company or sales person is skipped with 1003 or taken as it is",
            "skipped",
            "taken"),
    /** 16. */
    COMPANY_UNLINK(
            "company-unlink",
            "whether an empty externalCompanyId is ignored or takes a person out of its company",
            "ignored",
            "unlinked"),
    /** 17. */
    USED_COMPANY(
            "used-company",
            "whether a company that persons or opportunities name is kept, with 1022, or deleted",
            "kept",
            "deleted"),
    /** 18. */
    LOOKUP_CASE(
            "lookup-case",
            "whether case counts in finding persons by other values than the e-mail address",
            "ignored",
            "counts"),
    /** 18. */
    LOOKUP_SPACES("lookup-spaces", "whether spaces around the value count in finding persons", "count", "ignored"),
    /** 19. */
    FEED_TOKEN_LIFE("feed-token-life", "how long paging tokens of the change feed are taken", "endless", "seven-days"),
    /** 22. */
    CLEARED_VALUE("cleared-value", "what lead changes show as the new value of a cleared field", "null", "absent"),
    /** 22. */
    CHANGES_OF_A_SECOND(
            "changes-of-a-second",
            "whether lead changes of one person, author and second are one entry a field or joined in one",
            "apart",
            "joined"),
    /** Section 7.4. */
    ACTIVITY_ID("activity-id", "whether activities have a numeric id beside their GUID", "given", "absent"),
    /** 23. */
    DERIVED_SOURCE(
            "derived-source",
            "whether changes by imports, merges, partition moves and companies tell their Source and Reason",
            "told",
            "untold"),
    /** 24. */
    SAME_VALUE(
            "same-value",
            "whether a value that is written again is told as a change and touches the person",
            "untold",
            "told"),
    /** 25. */
    MERGED_LOSERS("merged-losers", "whether the losers of a merge are told as deleted persons too", "told", "untold"),
    /** 27. */
    MERGED_VALUES(
            "merged-values",
            "whether each value that the winner of a merge takes over is told as a change",
            "told",
            "untold"),
    /** 28. */
    UNKNOWN_OBJECT(
            "unknown-object", "the code for an updateOnly of other objects than persons without match", "1013", "1004"),
    /** 28. */
    UNKNOWN_ROLE_PARENT(
            "unknown-role-parent",
            "whether a role of an unknown person or opportunity is skipped with 1004 and 1013 or with 1003",
            "by-kind",
            "1003"),
    /** 29. */
    IMPORT_QUEUE(
            "import-queue",
            "whether imports of persons and of custom objects share one queue of ten",
            "shared",
            "apart"),
    /** 30. */
    USAGE_CALLS("usage-calls", "whether usage calls consume quota", "counted", "free"),
    /** 31. */
    NULL_FIELDS("null-fields", "what the rows of persons show for a requested field without value", "null", "absent"),
    /** 32. */
    OPPORTUNITY_FIELDS(
            "opportunity-fields",
            "whether queries of opportunities and roles that name no fields show keys and times or all values",
            "keys",
            "all"),
    /** Section 6.4. */
    OVERLAPPING_UPSERTS(
            "overlapping-upserts",
            "whether upserts that overlap in time see each other's new persons or race, so that both create",
            "in-turn",
            "race"),
    /** Section 11.3. */
    EXTRACT_BY_UPDATED_AT(
            "extract-by-updated-at",
            "whether extracts of persons and custom objects may filter by updatedAt or are refused with 1035",
            "taken",
            "refused"),
    /** Section 11.4. */
    EXTRACT_ATTRIBUTES(
            "extract-attributes",
            "whether the attributes of an extracted activity are a JSON object or a list of pairs",
            "object",
            "pairs"),
    /** Section 11.1. */
    EXTRACT_FILES("extract-files", "how long files of extracts are kept", "seven-days", "ten-days"),
    /** Section 3. */
    EXTRACT_STATUS(
            "extract-status", "whether the status of an extract is renewed once in 60 seconds", "by-minute", "at-once");

    private final String title;
    private final String about;
    private final String usual;
    private final String other;

    OpenPoint(String title, String about, String usual, String other) {
        this.title = title;
        this.about = about;
        this.usual = usual;
        this.other = other;
    }

    /** All points at their defaults. */
    public static OpenPoints all() {
        return new OpenPoints(Arrays.stream(values()).map(OpenPoint::choice).toList());
    }

    /** The point as control calls show it. */
    public Choice choice() {
        return new Choice(title, about, List.of(usual, other));
    }

    /** Whether Marketo behaves in this way now, which must be one of the documented ones. */
    public boolean is(OpenPoints points, String value) {
        return points.now(title).equals(value);
    }
}
