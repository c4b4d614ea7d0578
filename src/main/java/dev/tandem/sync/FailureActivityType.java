package dev.tandem.sync;

import dev.tandem.marketo.NewActivityType;
import dev.tandem.marketo.NewActivityType.Attribute;
import java.util.List;

/** The custom activity by which a failure shows in a person's activity log (design, section 7). */
public final class FailureActivityType {

    static final String API_NAME = "microsoftSyncFailure";
    static final String STREAM = "stream";
    static final String RECORD = "recordId";
    static final String REASON = "reason";

    private static final String TEXT = "string";

    private FailureActivityType() {}

    /** The type as {@code setup} creates it. */
    public static NewActivityType definition() {
        return new NewActivityType(
                API_NAME,
                "Microsoft Sync Failure",
                "A record of Microsoft Dynamics could not be synced to this person",
                "Has Microsoft Sync Failure",
                "Had Microsoft Sync Failure",
                new Attribute("code", "Code", TEXT, "Code of the failure"),
                List.of(
                        new Attribute(STREAM, "Stream", TEXT, "Which stream"),
                        new Attribute(RECORD, "Record Id", TEXT, "Id of the record in Microsoft Dynamics"),
                        new Attribute(REASON, "Reason", "text", "The cause in one sentence")));
    }
}
