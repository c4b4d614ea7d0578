package dev.tandem.sandbox.dataverse.batch;

import dev.tandem.sandbox.http.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes the {@code multipart/mixed} answer of a batch, part by part. */
final class Answers {

    private static final String END = "\r\n";
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(414, "URI Too Long"),
            Map.entry(501, "Not Implemented"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String boundary = "batchresponse_" + UUID.randomUUID();

    /** One answer and the {@code Content-ID} of the request. */
    record Answer(String contentId, Reply reply) {}

    /** The content type of the whole answer. */
    String contentType() {
        return "multipart/mixed; boundary=" + boundary;
    }

    /** Adds the answer to a request outside change sets. */
    void add(Answer answer) {
        part(boundary, answer);
    }

    /** Adds the answers to the requests of a change set. */
    void add(List<Answer> changeSet) {
        String inner = "changesetresponse_" + UUID.randomUUID();
        text("--" + boundary + END + "Content-Type: multipart/mixed; boundary=" + inner + END + END);
        changeSet.forEach(answer -> part(inner, answer));
        text("--" + inner + "--" + END);
    }

    /** The whole body. */
    byte[] finish() {
        text("--" + boundary + "--" + END);
        return out.toByteArray();
    }

    private void part(String delimiter, Answer answer) {
        Reply reply = answer.reply();
        text("--" + delimiter + END + "Content-Type: application/http" + END + "Content-Transfer-Encoding: binary"
                + END);
        if (!answer.contentId().isEmpty()) {
            text("Content-ID: " + answer.contentId() + END);
        }
        text(END + "HTTP/1.1 " + reply.status() + " " + REASONS.getOrDefault(reply.status(), "Error") + END);
        if (reply.status() >= 400) {
            text("REQ_ID: " + UUID.randomUUID() + END);
        }
        reply.headers().forEach((name, value) -> {
            if (name.equals("OData-EntityId")) {
                text("Location: " + value + END);
            }
            text(name + ": " + value + END);
        });
        text(END);
        out.writeBytes(reply.body());
        text(END);
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
