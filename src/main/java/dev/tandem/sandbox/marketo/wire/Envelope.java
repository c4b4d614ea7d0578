package dev.tandem.sandbox.marketo.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.tandem.sandbox.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The envelope around every answer (Adobe, "REST API": requestId, success, result, errors). */
public final class Envelope {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Envelope() {}

    /** What an answer says beyond having succeeded. */
    @FunctionalInterface
    public interface Content {

        /** Writes further members of the envelope. */
        void write(JsonGenerator out) throws IOException;
    }

    /** A successful answer. */
    public static byte[] success(String requestId, Content content) {
        return write(requestId, true, content);
    }

    /** An envelope on its way. */
    public static Reply reply(String operation, byte[] envelope) {
        return Reply.of(operation, 200, Map.of("Content-Type", "application/json;charset=UTF-8"), envelope);
    }

    /** A refused call. */
    public static byte[] failure(String requestId, Refusal refusal) {
        return write(requestId, false, out -> {
            out.writeArrayFieldStart("errors");
            reason(out, refusal);
            out.writeEndArray();
        });
    }

    /** One entry of {@code errors} or {@code reasons}. */
    public static void reason(JsonGenerator out, Refusal refusal) throws IOException {
        out.writeStartObject();
        out.writeStringField("code", refusal.code().code());
        out.writeStringField("message", refusal.getMessage());
        out.writeEndObject();
    }

    /** The members that end a refused record: its status and the reason. */
    public static void skipped(JsonGenerator out, Refusal refusal) throws IOException {
        out.writeStringField("status", "skipped");
        out.writeArrayFieldStart("reasons");
        reason(out, refusal);
        out.writeEndArray();
    }

    private static byte[] write(String requestId, boolean success, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("requestId", requestId);
            out.writeBooleanField("success", success);
            content.write(out);
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
