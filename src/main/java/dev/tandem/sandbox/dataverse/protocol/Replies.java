package dev.tandem.sandbox.dataverse.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers as the Web API shapes them. */
public final class Replies {

    /** The content type of JSON answers. */
    public static final String JSON = "application/json; odata.metadata=minimal";

    private static final JsonFactory FACTORY = new JsonFactory();

    private Replies() {}

    /** Writes one JSON document. */
    @FunctionalInterface
    public interface Document {
        void write(JsonGenerator json) throws IOException;
    }

    /** A JSON answer. */
    public static Reply json(Request request, int status, Document document) {
        return Reply.of(request.operation(), status, headers(request, JSON), bytes(document));
    }

    /** A plain text answer. */
    public static Reply text(Request request, String text) {
        return Reply.of(
                request.operation(),
                200,
                headers(request, "text/plain; charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer without a body. */
    public static Reply empty(Request request, int status) {
        Map<String, String> headers = headers(request, "");
        headers.remove("Content-Type");
        return Reply.of(request.operation(), status, headers, new byte[0]);
    }

    /** The answer to a refused request. */
    public static Reply error(String operation, Refusal refusal) {
        byte[] body = bytes(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", refusal.code());
            json.writeStringField("message", refusal.getMessage());
            json.writeEndObject();
            json.writeEndObject();
        });
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", JSON);
        headers.put("OData-Version", "4.0");
        return Reply.of(operation, refusal.status(), headers, body).refused(refusal.code());
    }

    private static Map<String, String> headers(Request request, String contentType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("OData-Version", "4.0");
        if (!request.preferences().applied().isEmpty()) {
            headers.put(
                    "Preference-Applied", String.join(",", request.preferences().applied()));
        }
        return headers;
    }

    private static byte[] bytes(Document document) {
        ByteArrayBuilder out = new ByteArrayBuilder(new BufferRecycler());
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            document.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer in memory could not be written", e);
        }
        return out.toByteArray();
    }
}
