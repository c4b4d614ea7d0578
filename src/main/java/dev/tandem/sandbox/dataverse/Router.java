package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.dataverse.batch.Batch;
import dev.tandem.sandbox.dataverse.events.Webhooks;
import dev.tandem.sandbox.dataverse.metadata.Metadata;
import dev.tandem.sandbox.dataverse.platform.Impersonation;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Urls;
import dev.tandem.sandbox.dataverse.reading.Reads;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.writing.Writes;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses what answers a request whose user is known. */
final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    /** How the unbound functions begin that Dataverse has and the sandbox has not. */
    private static final Pattern FUNCTION =
            Pattern.compile("(?:Calculate|Export|Fetch|Find|Format|Get|Is|Query|Retrieve|Search|Validate)[A-Z]\\w*");

    private static final int LONGEST_URL = 32_768;
    private static final int LONGEST_URL_IN_BATCH = 65_536;

    private final Platform platform;
    private final Database database;
    private final Impersonation impersonation;
    private final Functions functions;
    private final ServiceDocuments documents;
    private final Metadata metadata;
    private final Reads reads;
    private final Writes writes;
    private final Batch batch;
    private final Webhooks webhooks;

    Router(Platform platform, Identity identity, Impersonation impersonation) {
        this.platform = platform;
        this.database = platform.database();
        this.impersonation = impersonation;
        Urls urls = new Urls(database.tables());
        this.functions = new Functions(database, identity);
        this.documents = new ServiceDocuments(database.tables(), urls);
        this.metadata = new Metadata(database.tables());
        this.reads = new Reads(platform, urls);
        this.writes = new Writes(platform, reads);
        this.webhooks = new Webhooks(platform, identity::organizationId);
        this.batch = new Batch(platform, (call, caller) -> answer(call, caller, LONGEST_URL_IN_BATCH));
    }

    /** Answers a call of this user. */
    Reply answer(Call call, UUID user) {
        return answer(call, Caller.of(user), LONGEST_URL);
    }

    private Reply answer(Call call, Caller caller, int longestUrl) {
        String operation = Operations.readable(call);
        try {
            if (call.path().length() + call.query().length() > longestUrl) {
                int status = Integer.parseInt(OpenPoint.LONG_URL_STATUS.in(platform.points()));
                throw new Refusal(status, "0x80060888", "The URL is longer than " + longestUrl + " characters.");
            }
            return route(Request.of(call, operation, impersonation.caller(call, caller)));
        } catch (Refusal refusal) {
            return Replies.error(operation, refusal);
        } catch (RuntimeException mistake) {
            LOG.error("{} failed inside the imitated Dataverse", operation, mistake);
            return Replies.error(operation, new Refusal(500, "0x80040216", "An unexpected error occurred."));
        }
    }

    private Reply route(Request request) {
        String first = request.path().replaceAll("[(/].*", "");
        if (first.isEmpty()) {
            return documents.serviceDocument(request);
        }
        if (first.equals("$metadata")) {
            return documents.metadata(request);
        }
        if (first.equals("$batch")) {
            return batch.answer(request);
        }
        if (Functions.knows(first)) {
            return database.reading(() -> functions.call(request));
        }
        if (request.method().equals("GET") && FUNCTION.matcher(first).matches()) {
            throw Refusal.lacking(first);
        }
        if (Metadata.knows(first)) {
            return metadata.answer(request);
        }
        return request.method().equals("GET")
                ? database.reading(() -> reads.get(request))
                : database.atomically(() -> writes.write(request), changes -> webhooks.tell(request, changes));
    }
}
