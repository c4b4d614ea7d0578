package dev.tandem.sandbox.dataverse.batch;

import dev.tandem.sandbox.dataverse.batch.Answers.Answer;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Answers {@code $batch}: its parts run one after another, a change set as one transaction. */
public final class Batch {

    private static final int MOST_OPERATIONS = 1_000;

    private final Platform platform;
    private final Database database;
    private final BiFunction<Call, Caller, Reply> requests;

    /** Batches of requests to this organization that the given function answers. */
    public Batch(Platform platform, BiFunction<Call, Caller, Reply> requests) {
        this.platform = platform;
        this.database = platform.database();
        this.requests = requests;
    }

    /** Takes back a change set and carries the answer that says why. */
    private static final class Failed extends RuntimeException {
        private final transient Answer answer;

        private Failed(Answer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    /** Answers a batch: 200, or 400 when it stopped at a failed part. */
    public Reply answer(Request request) {
        if (!request.method().equals("POST")) {
            throw Refusal.method(request.method());
        }
        List<Part> parts = Multipart.read(
                request.call().header("Content-Type").orElse(""),
                new String(request.call().body(), StandardCharsets.UTF_8));
        check(parts);
        Answers answers = new Answers();
        String failure = "";
        for (Part part : parts) {
            String code = part instanceof Part.ChangeSet set
                    ? run(request, set, answers)
                    : run(request, (Part.Single) part, answers);
            if (!code.isEmpty() && !request.preferences().continueOnError()) {
                failure = code;
                break;
            }
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", answers.contentType());
        headers.put("OData-Version", "4.0");
        if (request.preferences().continueOnError()) {
            headers.put("Preference-Applied", "odata.continue-on-error");
        }
        int status = failure.isEmpty() ? 200 : 400;
        Reply reply = Reply.of(request.operation(), status, headers, answers.finish());
        return failure.isEmpty() ? reply : reply.refused(failure);
    }

    private void check(List<Part> parts) {
        int operations = 0;
        for (Part part : parts) {
            if (part instanceof Part.ChangeSet set) {
                operations += set.requests().size();
                if (set.requests().stream().anyMatch(one -> one.method().equals("GET"))) {
                    throw Refusal.payload("A change set must not contain a GET request.");
                }
            } else {
                operations++;
            }
        }
        if (operations > MOST_OPERATIONS) {
            throw new Refusal(
                    400,
                    OpenPoint.BATCH_LIMIT_CODE.in(platform.points()),
                    "The number of operations in the batch exceeds " + MOST_OPERATIONS + ".");
        }
    }

    /** Runs a request and says with which code it failed; the empty text when it did not. */
    private String run(Request batch, Part.Single part, Answers answers) {
        Answer answer = run(batch, part, new References());
        answers.add(answer);
        return code(answer.reply());
    }

    private String run(Request batch, Part.ChangeSet set, Answers answers) {
        try {
            answers.add(database.atomically(() -> run(batch, set)));
            return "";
        } catch (Failed failed) {
            if (platform.is(OpenPoint.FAILED_CHANGE_SET, "nested")) {
                answers.add(List.of(failed.answer));
            } else {
                answers.add(failed.answer);
            }
            return code(failed.answer.reply());
        }
    }

    private List<Answer> run(Request batch, Part.ChangeSet set) {
        References references = new References();
        List<Answer> answers = new ArrayList<>();
        for (Part.Single part : set.requests()) {
            Answer answer = run(batch, part, references);
            if (answer.reply().status() >= 400) {
                throw new Failed(answer);
            }
            String address = answer.reply().headers().get("OData-EntityId");
            if (address != null && !part.contentId().isEmpty()) {
                references.put(part.contentId(), address);
            }
            answers.add(answer);
        }
        return answers;
    }

    private Answer run(Request batch, Part.Single part, References references) {
        try {
            Call call = call(batch, part, references);
            if (call.path().endsWith("/$batch")) {
                throw Refusal.payload("A batch must not contain another batch.");
            }
            return new Answer(part.contentId(), requests.apply(call, batch.caller()));
        } catch (Refusal refusal) {
            return new Answer(part.contentId(), Replies.error(part.method(), refusal));
        }
    }

    private static Call call(Request batch, Part.Single part, References references) {
        String url = references.inUrl(part.url());
        String path = url.replaceFirst("^https?://[^/]+", "");
        if (!path.startsWith("/")) {
            path = batch.root().replaceFirst("^https?://[^/]+", "") + path;
        }
        int mark = path.indexOf('?');
        return new Call(
                part.method(),
                batch.call().scheme(),
                batch.call().host(),
                mark < 0 ? path : path.substring(0, mark),
                mark < 0 ? "" : path.substring(mark + 1),
                part.headers(),
                references.inBody(part.body()).getBytes(StandardCharsets.UTF_8));
    }

    private static String code(Reply reply) {
        if (reply.status() < 400) {
            return "";
        }
        return reply.rejection().isEmpty() ? String.valueOf(reply.status()) : reply.rejection();
    }
}
