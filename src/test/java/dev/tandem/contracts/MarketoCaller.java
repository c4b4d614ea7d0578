package dev.tandem.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.MarketoApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls an imitated Marketo that is at rest, and remembers what was said; quotes in bodies are single. */
final class MarketoCaller {

    static final String CLIENT = "some-client";
    static final String SECRET = "some-secret";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-05-07T15:41:32Z");

    private final SandboxClock clock = new SandboxClock(Clock.fixed(START, ZoneOffset.UTC));
    private final MarketoApi api = new MarketoApi(clock, CLIENT, SECRET);
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Set<String> refused = new LinkedHashSet<>();
    private String token = "";

    MarketoCaller() {
        api.enforce(false);
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** A token, which all later calls carry. */
    JsonNode identity(String method, String secret) {
        JsonNode answer = said(
                method,
                "/identity/oauth/token?grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + secret,
                "",
                "");
        token = answer.path("access_token").asText(token);
        return answer;
    }

    JsonNode get(String target) {
        return succeeded("GET", target, "", "");
    }

    JsonNode post(String target, String body) {
        return succeeded("POST", target, "application/json", body.replace('\'', '"'));
    }

    /** A POST that is told by its path alone. */
    JsonNode post(String target) {
        return succeeded("POST", target, "", "");
    }

    /** A DELETE; without body if that is empty. */
    JsonNode delete(String target, String body) {
        return succeeded("DELETE", target, body.isEmpty() ? "" : "application/json", body.replace('\'', '"'));
    }

    /** Uploads a file of rows. */
    JsonNode upload(String target, String rows) {
        String body = String.join(
                "\r\n",
                "--rows",
                "Content-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"",
                "Content-Type: text/csv",
                "",
                rows,
                "--rows--",
                "");
        return succeeded("POST", target, "multipart/form-data; boundary=rows", body);
    }

    /** Downloads a file, or the range of it. */
    void file(String target, String range) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        said("GET", target, headers, "");
        if (!range.isEmpty()) {
            headers.put("Range", List.of(range));
            said("GET", target, headers, "");
        }
    }

    /** A campaign that can be requested; its number. */
    int campaign(String name) {
        return api.subscription().campaigns().add(name, true, true).id();
    }

    /** What a call of the asset API answers, which is not remembered: Adobe publishes that API elsewhere. */
    JsonNode asset(String target, String form) {
        Map<String, List<String>> headers = Map.of(
                "Authorization",
                List.of("Bearer " + token),
                "Content-Type",
                List.of("application/x-www-form-urlencoded"));
        return read(api.answer(call("POST", target, headers, form)));
    }

    /** A long GET in the form of a POST. */
    JsonNode form(String path, String query) {
        return succeeded("POST", path + "?_method=GET", "application/x-www-form-urlencoded", query);
    }

    /** What is called there, unless the sandbox says that it does not have it. */
    Optional<String> operationIfBuilt(String method, String path) {
        Reply reply = api.answer(call(method, path, Map.of("Authorization", List.of("Bearer " + token)), ""));
        return reply.status() == 501 ? Optional.empty() : Optional.of(reply.operation());
    }

    private JsonNode succeeded(String method, String target, String type, String body) {
        JsonNode answer = said(method, target, type, body);
        if (!answer.path("success").asBoolean()) {
            throw new IllegalStateException(method + " " + target + ": " + answer);
        }
        return answer;
    }

    private JsonNode said(String method, String target, String type, String body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Accept", List.of("application/json"));
        if (!type.isEmpty()) {
            headers.put("Content-Type", List.of(type));
        }
        return said(method, target, headers, body);
    }

    private JsonNode said(String method, String target, Map<String, List<String>> headers, String body) {
        Call strange = call(method, target, headers, body);
        if (refused.add(api.operation(strange)) && !strange.path().startsWith("/identity/")) {
            // nobody is served without a token: how the operation refuses a whole call
            send(strange);
        }
        headers.put("Authorization", List.of("Bearer " + token));
        return send(call(method, target, headers, body));
    }

    private static Call call(String method, String target, Map<String, List<String>> headers, String body) {
        int question = target.indexOf('?');
        return new Call(
                method,
                "https",
                "sandbox.example",
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                headers,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode send(Call call) {
        Reply reply = api.answer(call);
        exchanges.add(new Exchange(call, reply));
        return read(reply);
    }

    /** An answer in JSON; any other reads as nothing. */
    private static JsonNode read(Reply reply) {
        if (!reply.headers().get("Content-Type").startsWith("application/json")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(reply.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
