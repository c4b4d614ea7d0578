package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.JMException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running service with all the trouble it knows uses every step of the shipped routes. */
class RouteCoverageEndToEndTest {

    private static final String TOKEN = "token-of-this-test";

    private final HttpClient http = HttpClient.newHttpClient();
    private TwoSystems systems;
    private ConsoleAddress console;
    private Engine service;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        Home home = Home.in(Files.createDirectory(directory.resolve("home")));
        systems = TwoSystems.in(directory)
                .home(home.path())
                .with("console.token", TOKEN)
                .with("sync.beat", "50")
                .with("sync.pause", "1h")
                .with("sync.outage-pause", "1h")
                .with("sync.lease-beat", "10")
                .with("housekeeping.cron", "* * * * * ?")
                .with("alerts.uri", "direct:nobody")
                .start();
        console = ConsoleAddress.of(systems.settings());
        service = Engine.asService(systems.settings(), console);
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        systems.close();
    }

    private HttpResponse<String> call(String method, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(console.url() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode cycle() throws IOException, InterruptedException {
        HttpResponse<String> answer = call("POST", "/api/cycles", TOKEN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TwoSystems.JSON.readTree(answer.body());
    }

    private RouteCoverage covered() throws IOException, JMException {
        RouteCoverage coverage = RouteCoverage.now();
        coverage.write(Path.of("target/route-coverage.txt"));
        return coverage;
    }

    @Test
    void everyStepIsUsedOrItIsKnownWhyNot() throws IOException, InterruptedException {
        copyOverABadLine();
        useTheConsole();
        failAStreamAndACycle();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(covered().unexplained()).isEmpty());
    }

    private void copyOverABadLine() {
        systems.fault("dataverse", "GET systemusers", "unauthorized", 0, 1);
        systems.fault("dataverse", "GET accounts", "drop-before", 0, 1);
        systems.fault("marketo", "Sync Companies", "unauthorized", 0, 1);
        systems.fault("marketo", "Sync SalesPersons", "drop-before", 0, 1);
        systems.fault("marketo", "Identity", "drop-before", 0, 1);
        service.schedule().open();
        assertThat(service.schedule().first().join().complete()).isTrue();
        assertThat(systems.differences()).isEmpty();
    }

    private void useTheConsole() throws IOException, InterruptedException {
        assertThat(call("GET", "/api/status", "wrong").statusCode()).isEqualTo(401);
        assertThat(call("GET", "/api/status", TOKEN).statusCode()).isEqualTo(200);
        assertThat(call("GET", "/observe/health", "none").statusCode()).isEqualTo(200);
        assertThat(call("POST", "/hooks/dynamics", "wrong").statusCode()).isEqualTo(401);
        assertThat(call("POST", "/hooks/dynamics", TOKEN).statusCode()).isEqualTo(200);
        assertThat(call("POST", "/hooks/marketo", TOKEN).statusCode()).isEqualTo(200);
        assertThat(cycle().path("complete").asBoolean()).isTrue();
    }

    private void failAStreamAndACycle() throws IOException, InterruptedException {
        String user = systems.office().ids("systemusers", "systemuserid").get(0);
        systems.office().edit("systemusers", user, "firstname", "\"Zoë\"");
        systems.refuse("marketo", "Sync SalesPersons", "603", 1);
        assertThat(cycle().path("complete").asBoolean()).isFalse();
        systems.organization("00000000-0000-4000-8000-000000000001");
        assertThat(cycle().path("complete").asBoolean()).isFalse();
    }
}
