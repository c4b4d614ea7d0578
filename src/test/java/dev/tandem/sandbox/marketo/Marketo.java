package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.FeedOddities;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Marketo to test with: its clock stands still until it is moved, and calls are one line. */
final class Marketo {

    static final Instant START = Instant.parse("2026-05-07T15:41:32Z");
    static final String CLIENT = "test-client";
    static final String SECRET = "test-secret";

    private static final ObjectMapper JSON = new ObjectMapper();

    final SandboxClock clock = new SandboxClock(Clock.fixed(START, ZoneOffset.UTC));
    final MarketoApi api;

    Marketo() {
        this(FeedOddities.NONE);
    }

    Marketo(FeedOddities oddities) {
        api = new MarketoApi(clock, CLIENT, SECRET, oddities);
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    static JsonNode tree(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static Call call(String method, String target, Map<String, String> headers, String body) {
        int question = target.indexOf('?');
        Map<String, List<String>> lists = new LinkedHashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Call(
                method,
                "http",
                "localhost",
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                lists,
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets Marketo behave otherwise, or as usual. */
    void choose(OpenPoint point, String value) {
        api.subscription().openPoints().choose(point.choice().name(), value);
    }

    String token() {
        return tree(identity(CLIENT, SECRET)).path("access_token").asText();
    }

    Reply identity(String client, String secret) {
        return api.answer(call(
                "GET",
                "/identity/oauth/token?grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret,
                Map.of(),
                ""));
    }

    Map<String, String> headers(String contentType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token());
        if (!contentType.isEmpty()) {
            headers.put("Content-Type", contentType);
        }
        return headers;
    }

    /** A call with a valid token. */
    Reply reply(String method, String target, String contentType, String body) {
        return api.answer(call(method, target, headers(contentType), body));
    }

    JsonNode get(String target) {
        return tree(reply("GET", target, "", ""));
    }

    JsonNode post(String target, String singleQuotedBody) {
        return tree(reply("POST", target, "application/json", json(singleQuotedBody)));
    }

    /** A write by a marketer. */
    JsonNode office(String target, String singleQuotedBody) {
        return tree(api.act(call("POST", target, Map.of("Content-Type", "application/json"), json(singleQuotedBody))));
    }

    /** Creates a person and tells its id. */
    int person(String singleQuotedRecord) {
        JsonNode answer =
                post("/rest/v1/leads.json", "{'action':'createDuplicate','input':[" + singleQuotedRecord + "]}");
        assertThat(answer.at("/result/0/status").asText()).as(answer.toString()).isEqualTo("created");
        return answer.at("/result/0/id").asInt();
    }

    /** Creates a company. */
    void company(String singleQuotedRecord) {
        JsonNode answer = post("/rest/v1/companies.json", "{'input':[" + singleQuotedRecord + "]}");
        assertThat(answer.at("/result/0/status").asText()).as(answer.toString()).isEqualTo("created");
    }

    /** Creates a custom field of persons. */
    void field(String name, String type) {
        JsonNode answer = post(
                "/rest/v1/leads/schema/fields.json",
                "{'input':[{'name':'" + name + "','displayName':'" + name + "','dataType':'" + type + "'}]}");
        assertThat(answer.at("/result/0/status").asText()).as(answer.toString()).isEqualTo("created");
    }

    /** One field of one person. */
    JsonNode value(int person, String field) {
        return get("/rest/v1/lead/" + person + ".json?fields=" + field).at("/result/0/" + field);
    }

    /** A paging token of the change feed for this instant. */
    String since(Instant instant) {
        return get("/rest/v1/activities/pagingtoken.json?sinceDatetime=" + encode(instant.toString()))
                .path("nextPageToken")
                .asText();
    }

    /** The activities of these types, comma-separated, since the beginning. */
    JsonNode activities(String types) {
        return get("/rest/v1/activities.json?activityTypeIds=" + types + "&nextPageToken=" + encode(since(START)))
                .path("result");
    }

    /** The attributes of an activity by name, as text. */
    static Map<String, String> attributes(JsonNode activity) {
        Map<String, String> attributes = new LinkedHashMap<>();
        activity.path("attributes")
                .forEach(each -> attributes.put(
                        each.path("name").asText(), each.path("value").asText()));
        return attributes;
    }

    /** The error code of a refused call; empty for an accepted one. */
    static String code(JsonNode answer) {
        return answer.at("/errors/0/code").asText();
    }

    /** The reason's code of a skipped record, else its status. */
    static String outcome(JsonNode answer) {
        JsonNode record = answer.at("/result/0");
        return record.has("reasons")
                ? record.at("/reasons/0/code").asText()
                : record.path("status").asText() + code(answer);
    }

    /** One member of every row of a result. */
    static List<String> column(JsonNode answer, String name) {
        List<String> values = new ArrayList<>();
        answer.path("result").forEach(row -> values.add(row.path(name).asText()));
        return values;
    }
}
