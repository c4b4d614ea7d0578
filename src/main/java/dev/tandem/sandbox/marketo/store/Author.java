package dev.tandem.sandbox.marketo.store;

/**
 * Who caused an activity, as its attributes tell. An empty component writes no attribute.
 *
 * @param source the attribute {@code Source}
 * @param reason the attribute {@code Reason}
 * @param sourceType the attribute {@code Source Type} of a new person
 * @param method the attribute {@code API Method Name}
 * @param user the attribute {@code Modifying User}
 * @param requestId the attribute {@code Request Id}
 */
public record Author(String source, String reason, String sourceType, String method, String user, String requestId) {

    /** Any API client; the values are those of Adobe's sample. */
    public static final Author API = new Author("Web service API", "Web service API", "Web service API", "", "", "");

    /** A marketer at Marketo's own screens; the values were seen in live feeds. */
    public static final Author OFFICE = new Author("Lead update", "Manual person edit", "New person", "", "", "");

    /** A visitor who fills out a form; the values were seen in live feeds. */
    public static final Author FORM =
            new Author("Web form fillout", "Form fill-out, URL: sandbox", "Web form fillout", "", "", "");

    /** A flow step of a smart campaign; the values were seen in live feeds. */
    public static final Author FLOW = new Author(
            "Marketo Flow Action",
            "Changed by Smart Campaign Sandbox action Change Data Value",
            "Marketo Flow Action",
            "",
            "",
            "");

    /** The same without source and reason. */
    Author unexplained() {
        return new Author("", "", sourceType, method, user, requestId);
    }

    /** An API client, with the authorship that some subscriptions were seen to add. */
    public static Author api(String method, String user, String requestId) {
        return new Author(API.source, API.reason, API.sourceType, method, user, requestId);
    }
}
