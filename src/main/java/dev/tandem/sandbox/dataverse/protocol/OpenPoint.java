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
    UPSERT_MULTIPLE_ANSWER("upsert-multiple-answer", "what UpsertMultiple answers with", "nothing", "ids"),
    LOAD_TOKEN(
            "load-token",
            "whether the delta link of a load of several pages gives the changes since the load's start or since its end",
            "start",
            "end"),
    DELTA_LINK_PLACE(
            "delta-link-place",
            "whether only the last page has a delta link, or every page beside its next link",
            "last-page",
            "every-page"),
    DELTA_PAGE_SIZE("delta-page-size", "whether change tracking heeds odata.maxpagesize", "heeded", "ignored"),
    FAILED_CHANGE_SET(
            "failed-change-set",
            "whether a change set that failed is answered by a part of its own around the error, or by the bare error",
            "nested",
            "bare"),
    BATCH_LIMIT_CODE(
            "batch-limit-code", "the error code when a batch has too many operations", "0x80048d19", "0x80040203"),
    LONG_URL_STATUS("long-url-status", "the HTTP status of a URL that is too long", "414", "400"),
    UNAUTHORIZED_BODY("unauthorized-body", "what the body of a 401 holds", "text", "nothing"),
    SERVICE_REQUEST_ID(
            "service-request-id", "whether answers have the header x-ms-service-request-id", "absent", "present"),
    WEBHOOK_REQUEST_ID("webhook-request-id", "whether webhooks have the header x-request-id", "absent", "present"),
    OVERRIDDEN_CREATION(
            "overridden-creation",
            "whether overriddencreatedon keeps what a create gives it, or changes places with createdon",
            "kept",
            "swapped"),
    NULL_IN_KEYS(
            "null-in-keys",
            "whether rows that lack a value of an alternate key may be equal in its other values",
            "free",
            "unique"),
    STATE_ALONE(
            "state-alone",
            "what a PATCH does that changes statecode alone: it sets the default status of that state, or is refused",
            "default-status",
            "refused");

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
