package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands and callers beside a running service. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceEndToEndTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Terminal terminal;
    private ConsoleAddress console;
    private Engine service;
    private ServiceFile file;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        terminal = Terminal.in(directory, 40);
        terminal.set("sync.beat", "50").set("hooks.token", "of-the-hooks");
        assertThat(terminal.run("setup")).isEqualTo(ExitCode.DONE);
        console = ConsoleAddress.of(terminal.settings());
        service = Engine.asService(terminal.settings(), console);
        file = new ServiceFile(terminal.settings());
        file.write(new ServiceFile.Service(console.url(), console.token()));
        service.schedule().open();
        assertThat(service.schedule().first().join().complete()).isTrue();
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
        terminal.close();
    }

    @Test
    void syncOnceGoesThroughTheService() throws IOException {
        long before = cycleNumber();

        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);

        assertThat(cycleNumber()).isEqualTo(before + 1);
        assertThat(terminal.complaints()).isEmpty();
    }

    @Test
    void syncOncePrintsWhatTheServiceCounted() throws IOException {
        // no nudge of another test is left that could see the contact first
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);
        terminal.createContact();

        assertThat(terminal.run("sync --once --stream contacts")).isEqualTo(ExitCode.DONE);

        assertThat(terminal.printed().lines())
                .satisfiesExactly(
                        heads -> assertThat(heads).matches("stream +read +applied +unchanged +skipped +failed"),
                        counts -> assertThat(counts).matches("contacts +1 +1 +0 +0 +0"));
    }

    private long cycleNumber() throws IOException {
        assertThat(terminal.run("status --json")).isEqualTo(ExitCode.DONE);
        return TwoSystems.JSON.readTree(terminal.printed()).at("/cycle/number").asLong();
    }

    @Test
    void statusAsJsonHasExactlyTheAgreedShape() throws IOException {
        assertThat(terminal.run("status --json")).isEqualTo(ExitCode.DONE);

        assertThat(terminal.printed().strip()).hasLineCount(1);
        JsonNode status = TwoSystems.JSON.readTree(terminal.printed());
        assertThat(names(status))
                .containsExactly("state", "reason", "firstSyncDone", "cycle", "streams", "quota", "requests", "brakes");
        assertThat(status.path("state").asText()).isEqualTo("running");
        assertThat(status.path("reason").isNull()).isTrue();
        assertThat(status.path("firstSyncDone").isBoolean()).isTrue();
        assertThat(status.path("firstSyncDone").asBoolean()).isTrue();
        assertThat(names(status.path("cycle"))).containsExactly("number", "finishedAt");
        assertThat(status.at("/cycle/number").isIntegralNumber()).isTrue();
        assertThat(Instant.parse(status.at("/cycle/finishedAt").asText())).isAfter(Instant.EPOCH);
        assertThat(status.path("streams")).isNotEmpty().allSatisfy(stream -> {
            boolean persons =
                    List.of("contacts", "leads").contains(stream.path("stream").asText());
            assertThat(names(stream).contains("people")).isEqualTo(persons);
            assertThat(names(stream))
                    .filteredOn(name -> !name.equals("people"))
                    .containsExactly(
                            "stream",
                            "read",
                            "applied",
                            "unchanged",
                            "skipped",
                            "failed",
                            "held",
                            "backlog",
                            "parked",
                            "leftOut");
            assertThat(stream.path("read").asLong())
                    .isEqualTo(stream.path("applied").asLong()
                            + stream.path("unchanged").asLong()
                            + stream.path("skipped").asLong()
                            + stream.path("failed").asLong());
        });
    }

    @Test
    void statusTellsWhatWasUsedOfEachApi() throws IOException {
        assertThat(terminal.run("status --json")).isEqualTo(ExitCode.DONE);

        JsonNode quota = TwoSystems.JSON.readTree(terminal.printed()).path("quota");
        assertThat(quota.findValuesAsText("api")).containsExactly("dynamics", "marketo");
        assertThat(quota).allSatisfy(api -> {
            assertThat(names(api)).containsExactly("api", "usedToday", "share", "resetsAt", "heldBackUntil");
            assertThat(api.path("usedToday").asLong()).isPositive();
            assertThat(Instant.parse(api.path("resetsAt").asText())).isAfter(Instant.EPOCH);
            assertThat(api.path("heldBackUntil").isNull()).isTrue();
        });
        assertThat(terminal.run("status")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed()).contains("of 25,000 calls are used today; the day ends at ");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void statusForPeopleSaysThatItRuns() {
        assertThat(terminal.run("status")).isEqualTo(ExitCode.DONE);

        assertThat(terminal.printed()).startsWith("The sync is running.").contains("users", "accounts", "contacts");
    }

    @Test
    void aSecondServiceIsRefused() {
        assertThat(terminal.run("run")).isEqualTo(ExitCode.REFUSED);

        assertThat(terminal.complaints())
                .containsExactly("Tandem runs already on this state, at " + console.url() + ".");
        assertThat(terminal.printed()).isEmpty();
    }

    @Test
    void aServiceFileThatTheLastProcessLeftBehindIsPassedOver() throws IOException {
        file.write(new ServiceFile.Service("http://" + Terminal.deadPort(), "stale"));
        try {
            assertThat(terminal.run("status --json")).isEqualTo(ExitCode.DONE);
        } finally {
            file.write(new ServiceFile.Service(console.url(), console.token()));
        }

        JsonNode status = TwoSystems.JSON.readTree(terminal.printed());
        assertThat(status.path("state").asText()).isEqualTo("stopped");
        assertThat(status.path("firstSyncDone").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/status, console.token",
        "POST, /api/cycles, console.token",
        "GET, /api/failures, console.token",
        "POST, /api/failures/retry, console.token",
        "POST, /hooks/dynamics, hooks.token",
        "POST, /hooks/marketo, hooks.token",
        "POST, /hooks/marketo/sync-person, hooks.token"
    })
    void aCallWithAnotherTokenIsRefused(String method, String path, String setting) throws Exception {
        for (String token : new String[] {"Bearer of-somebody-else", "Bearer ", "Basic eDp5"}) {
            HttpResponse<String> answer = call(method, path, token);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body()).contains(setting).doesNotContain(console.token(), "of-the-hooks");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hooks/dynamics", "/hooks/marketo"})
    void aNudgeNeedsTheTokenOfTheHooks(String hook) throws Exception {
        assertThat(call("POST", hook, "Bearer " + console.token()).statusCode()).isEqualTo(401);

        HttpResponse<String> answer = call("POST", hook, "Bearer of-the-hooks");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TwoSystems.JSON.readTree(answer.body()).path("cycle").isTextual())
                .isTrue();
    }

    @Test
    void probesNeedNoToken() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(console.url() + "/observe/health"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    private HttpResponse<String> call(String method, String path, String authorization) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(console.url() + path))
                        .header("Authorization", authorization)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
