package dev.tandem.sandbox.dataverse.protocol;

import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.http.OpenPoints.Choice;
import java.util.Arrays;
import java.util.List;

/** What Microsoft's documentation does not say about the Web API; the first value of each is what the sandbox does. */
public enum OpenPoint {
    EXPIRED_TOKEN_STATUS("expired-token-status", "the HTTP status of an expired delta token", "400", "410"),
    DUPLICATE_STATUS("duplicate-status", "the HTTP status when duplicate detection finds one", "412", "500"),
    CONDITION_CODE(
            "condition-code", "whether a failed If-Match or If-None-Match names an error code", "given", "empty"),
    EQUAL_WRITE(
            "equal-write",
            "whether a PATCH that changes nothing makes a new row version",
            "new-version",
            "same-version"),
    CLOSED_ROWS(
            "closed-rows",
            "whether inactive rows, closed leads and closed opportunities take a PATCH that does not open them",
            "writable",
            "read-only"),
    REQUIRED_BY_APPLICATION(
            "application-required",
            "whether the API asks for the columns that only forms are documented to ask for",
            "not-enforced",
            "enforced"),
    EMPTY_TEXT("empty-text", "what an empty text is stored as", "null", "empty"),
    TWIN_DELETION("connection-deletion", "whether deleting a connection deletes its other half too", "both", "one"),
    MEMBERSHIP_VERSION(
            "membership-version", "whether a change of its members makes a new row version of a team", "same", "new"),
    MERGED_LEAD("merged-lead", "the state of a lead that was merged into another", "disqualified", "open"),
    QUALIFY_PARENTS(
            "qualify-parents",
            "whether QualifyLead uses the account and contact that the lead already has, instead of making new ones",
            "used",
            "ignored"),
    RESTORED_ORGANIZATION("restored-organization", "whether a restored organization has a new id", "same", "new"),
    ASSIGN_CASCADE(
            "assign-cascade",
            "whether the new owner of an account or contact gets the contacts and opportunities below it too",
            "row",
            "children"),
    UPSERT_MULTIPLE_ANSWER("upsert-multiple-answer", "what UpsertMultiple answers with", "nothing", "ids");

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
        return new OpenPoints(Arrays.stream(values())
                .map(one -> new Choice(one.title, one.about, List.of(one.usual, one.other)))
                .toList());
    }

    /** How the service behaves now. */
    public String in(OpenPoints points) {
        return points.now(title);
    }

    /** Whether the service behaves in this way now, which must be one of the documented ones. */
    public boolean is(OpenPoints points, String value) {
        return in(points).equals(value);
    }
}
