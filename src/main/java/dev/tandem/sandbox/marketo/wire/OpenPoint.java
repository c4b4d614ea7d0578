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
    /** 4. */
    REFUSED_CALLS(
            "refused-calls", "whether calls refused with 606, 607 or 615 count towards the rate", "free", "counted"),
    /** 6. */
    UNKNOWN_LEAD("unknown-lead", "what Get Lead by Id answers for an unknown id", "1004", "empty"),
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
    /** 17. */
    USED_COMPANY(
            "used-company",
            "whether a company that persons or opportunities name is kept, with 1022, or deleted",
            "kept",
            "deleted"),
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
    /** 24. */
    SAME_VALUE(
            "same-value",
            "whether a value that is written again is told as a change and touches the person",
            "untold",
            "told"),
    /** 25. */
    MERGED_LOSERS(
            "merged-losers", "whether the losers of a merge are told as deleted persons too", "told", "untold"),
    /** 27. */
    MERGED_VALUES(
            "merged-values",
            "whether each value that the winner of a merge takes over is told as a change",
            "told",
            "untold"),
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
        return new OpenPoints(
                Arrays.stream(values()).map(OpenPoint::choice).toList());
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
