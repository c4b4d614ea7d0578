package dev.tandem.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.Door;
import dev.tandem.sandbox.http.EchoApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

    private final EchoApi marketo = new EchoApi("marketo", "/rest/");
    private final Faults faults = new Faults();
    private final Statistics statistics = new Statistics(List.of("marketo"));
    private final SandboxClock clock = new SandboxClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final Porter porter =
            new Porter(List.of(marketo), faults, statistics, Optional.empty(), new UnfinishedCalls(clock));
    private final Door door = Door.plain(0, Clock.systemUTC(), porter);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"api\":\"marketo\",\"kind\":\"drop-before\",\"times\":9}', 0, dropped",
        "'{\"api\":\"marketo\",\"kind\":\"drop-after\",\"times\":9}', 1, ",
        "'{\"api\":\"marketo\",\"kind\":\"truncate\",\"times\":9}', 1, ",
    })
    void cutsTheConnection(String rule, int executed, String rejection) throws Exception {
        arm(rule);

        // POST: the client repeats nothing by itself
        assertThatThrownBy(() -> post("/rest/leads")).isInstanceOf(IOException.class);

        assertThat(marketo.executed()).hasSize(executed);
        assertThat(statistics.toJson().at("/marketo/operations/leads").asInt()).isEqualTo(1);
        assertThat(statistics.toJson().at("/marketo/rejected").has("dropped")).isEqualTo(rejection != null);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"api\":\"marketo\",\"kind\":\"html\"}', 502, 0, <!DOCTYPE html>",
        "'{\"api\":\"marketo\",\"kind\":\"html\",\"status\":503}', 503, 0, <!DOCTYPE html>",
        "'{\"api\":\"marketo\",\"kind\":\"status\",\"status\":429}', 429, 0, ''",
        "'{\"api\":\"marketo\",\"kind\":\"refuse\",\"code\":\"606\"}', 200, 0, refused with 606",
        "'{\"api\":\"marketo\",\"kind\":\"unauthorized\"}', 200, 0, refused with 601",
        "'{\"api\":\"marketo\",\"kind\":\"slow\",\"delay\":\"PT0.05S\"}', 200, 1, POST http",
        "'{\"api\":\"marketo\",\"operation\":\"le*\",\"kind\":\"refuse\",\"code\":\"611\"}', 200, 0, refused with 611",
        "'{\"api\":\"marketo\",\"operation\":\"companies\",\"kind\":\"refuse\",\"code\":\"611\"}', 200, 1, POST http",
    })
    void answersInsteadOfTheService(String rule, int status, int executed, String beginning) throws Exception {
        arm(rule);

        HttpResponse<String> answer = post("/rest/leads");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith(beginning);
        assertThat(marketo.executed()).hasSize(executed);
    }

    @Test
    void worksOnAtACallWhoseLineItHasCut() throws Exception {
        arm("{\"api\":\"marketo\",\"kind\":\"drop-late\",\"delay\":\"PT60S\"}");
        assertThatThrownBy(() -> post("/rest/leads")).isInstanceOf(IOException.class);

        clock.advance(Duration.ofSeconds(59));
        post("/rest/before");
        clock.advance(Duration.ofSeconds(1));
        post("/rest/after");

        assertThat(marketo.executed()).containsExactly("/rest/before", "/rest/leads", "/rest/after");
    }

    @Test
    void saysWhenToComeBack() throws Exception {
        arm("{\"api\":\"marketo\",\"kind\":\"status\",\"status\":429,\"retryAfter\":30}");

        assertThat(post("/rest/leads").headers().firstValue("Retry-After")).contains("30");
        assertThat(statistics.toJson().at("/marketo/rejected/429").asInt()).isEqualTo(1);
    }

    @Test
    void skipsCallsBeforeTheFirstFaultAndEndsAfterTheLast() throws Exception {
        arm("{\"api\":\"marketo\",\"kind\":\"status\",\"status\":503,\"skip\":2,\"times\":2}");

        List<Integer> statuses = new ArrayList<>();
        for (int i : IntStream.range(0, 6).toArray()) {
            statuses.add(post("/rest/leads" + i).statusCode());
        }

        assertThat(statuses).containsExactly(200, 200, 503, 503, 200, 200);
        assertThat(faults.list())
                .singleElement()
                .extracting(Faults.Counted::seen)
                .isEqualTo(6);
    }

    @Test
    void delaysWithoutHoldingUpOthers() throws Exception {
        arm("{\"api\":\"marketo\",\"operation\":\"slow\",\"kind\":\"slow\",\"delay\":\"PT1H\",\"times\":200}");
        IntStream.range(0, 150).forEach(i -> client.sendAsync(request("/rest/slow"), BodyHandlers.discarding())
                .isDone());

        assertThat(post("/rest/quick").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | The body is not valid JSON.",
                "[] | The body must be a JSON object.",
                "{} | The body needs the member 'api'.",
                "{\"api\":\"x\",\"kind\":\"html\"} | 'api' must be one of marketo.",
                "{\"api\":\"marketo\",\"kind\":\"x\"} | 'kind' must be one of drop-before, drop-after, drop-late, truncate, html, status, slow, refuse, unauthorized.",
                "{\"api\":\"marketo\",\"kind\":\"status\"} | A fault of kind 'status' needs the member 'status'.",
                "{\"api\":\"marketo\",\"kind\":\"slow\",\"delay\":\"soon\"} | 'delay' must be a length of time such as PT1H30M.",
                "{\"api\":\"marketo\",\"kind\":\"html\",\"status\":200} | 'status' must be a whole number from 500 to 599.",
                "{\"api\":\"marketo\",\"kind\":\"refuse\",\"code\":\"9\"} | 'code' must be one that marketo has, not 9.",
                "{\"api\":\"marketo\",\"kind\":\"html\",\"time\":2} | The body has the unknown member 'time'.",
            })
    void refusesRulesThatMakeNoSense(String rule, String sentence) {
        assertThatThrownBy(() -> arm(rule)).isInstanceOf(Refused.class).hasMessage(sentence);
    }

    private void arm(String rule) throws Refused {
        faults.add(FaultReader.read(rule.getBytes(StandardCharsets.UTF_8), List.of(marketo)));
    }

    private HttpResponse<String> post(String path) throws Exception {
        return client.send(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }
}
