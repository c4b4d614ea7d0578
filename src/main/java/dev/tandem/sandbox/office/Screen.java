package dev.tandem.sandbox.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Office;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One system as its people have it before them: calls of its API without token and quota. */
final class Screen {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, List<String>> HEADERS = Map.of(
            "Content-Type", List.of("application/json"),
            "Accept", List.of("application/json"),
            "Prefer", List.of("return=representation, odata.maxpagesize=500"));

    private final Office system;

    Screen(Office system) {
        this.system = system;
    }

    /** A call that the system refused. */
    static final class Declined extends RuntimeException {

        /** With the name of the operation and the vendor's code, never with a value. */
        Declined(String operation, String code) {
            super(operation + " was refused with " + code, null, false, false);
        }
    }

    JsonNode get(String path, Map<String, String> query) {
        String raw = query.entrySet().stream()
                .map(option -> encoded(option.getKey()) + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&"));
        return send("GET", path, raw, new byte[0]);
    }

    JsonNode send(String method, String path, Object body) {
        return send(method, path, "", JSON.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode send(String method, String path, String query, byte[] body) {
        Reply reply = system.act(new Call(method, "http", "localhost", path, query, HEADERS, body));
        if (reply.status() >= 400) {
            throw new Declined(reply.operation(), reply.rejection());
        }
        JsonNode answer = parsed(reply);
        if (answer.path("success").isBoolean() && !answer.path("success").asBoolean()) {
            throw new Declined(reply.operation(), answer.at("/errors/0/code").asText());
        }
        if (answer.at("/result/0/status").asText().equals("skipped")) {
            throw new Declined(
                    reply.operation(), answer.at("/result/0/reasons/0/code").asText());
        }
        return answer;
    }

    private static JsonNode parsed(Reply reply) {
        try {
            return reply.body().length == 0 ? JSON.nullNode() : JSON.readTree(reply.body());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
