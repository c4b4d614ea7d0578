package dev.tandem.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the answer to a {@code $batch} (reference: Bulk, 12.1). */
final class BatchReader {

    private static final String CONTENT_TYPE = "Content-Type";

    private BatchReader() {}

    /**
     * The results in the order of the items; with {@code odata.continue-on-error} there is one for each.
     *
     * @throws DynamicsUnavailable when the answer is not a multipart body
     */
    static List<BatchResult> read(String operation, DynamicsAnswer answer) {
        String type = answer.header(CONTENT_TYPE).orElse("");
        String boundary = Multipart.boundary(type).orElseThrow(() -> Json.unreadable(operation));
        List<BatchResult> results = new ArrayList<>();
        for (HttpText part : Multipart.parts(new HttpText(answer.body()), boundary)) {
            results.add(result(operation, part));
        }
        return results;
    }

    private static BatchResult result(String operation, HttpText part) {
        Map<String, String> headers = part.headers(part.start());
        HttpText content = part.afterHeaders(part.start());
        return Multipart.boundary(headers.getOrDefault(CONTENT_TYPE, ""))
                .<BatchResult>map(inner -> changeSet(operation, content, inner))
                .orElseGet(() -> new BatchResult.Single(http(operation, content)));
    }

    private static BatchResult changeSet(String operation, HttpText content, String boundary) {
        Map<String, DynamicsAnswer> answers = new LinkedHashMap<>();
        for (HttpText part : Multipart.parts(content, boundary)) {
            String contentId = part.headers(part.start()).getOrDefault("Content-ID", "");
            answers.put(contentId, http(operation, part.afterHeaders(part.start())));
        }
        return new BatchResult.ChangeSetResult(answers);
    }

    private static DynamicsAnswer http(String operation, HttpText message) {
        String[] statusLine = message.line(message.start()).split(" ", 3);
        int afterStatus = message.afterLine(message.start());
        try {
            int status = Integer.parseInt(statusLine[1]);
            byte[] body = message.afterHeaders(afterStatus).copy();
            return new DynamicsAnswer(status, message.headers(afterStatus), body);
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            throw Json.unreadable(operation);
        }
    }
}
