package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.command.settings.Settings;
import dev.tandem.command.settings.SettingsReader;
import dev.tandem.sandbox.Keeping;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The running service, and the commands beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceEndToEndTest {

    private static final int SIZE = 40;

    private Sandbox sandbox;
    private TemporaryHome home;
    private ConsoleAddress console;
    private ServiceFile file;
    private Engine service;
    private Path state;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        sandbox = Sandbox.start(
                new SandboxOptions(0, directory.resolve("sandbox"), SIZE, 7, Clock.systemUTC(), Keeping.NOTHING));
        home = TemporaryHome.copy(directory.resolve("home"));
        state = directory.resolve("state");
        home.set(sandbox.settings());
        home.set(Map.of("console.port", "0", "sync.beat", "20", "state.url", "jdbc:h2:file:" + state));
        Settings settings = new SettingsReader(home.path(), Optional.empty(), Map.of(), new Properties()).read();
        console = ConsoleAddress.of(settings);
        service = Engine.asService(settings, console);
        file = new ServiceFile(settings);
        file.write(new ServiceFile.Service(console.url(), console.token()));
        service.setup().run();
        service.schedule().open();
        assertThat(service.schedule().first().get(60, TimeUnit.SECONDS).complete())
                .isTrue();
    }

    @AfterAll
    void stop() throws IOException {
        file.delete();
        service.close();
        sandbox.close();
    }

    @Test
    void runsTheCycleThatACommandAsksFor() {
        Ran ran = home.tandem("sync", "--once");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "stream read applied unchanged skipped failed",
                        "users 0 0 0 0 0",
                        "accounts 0 0 0 0 0",
                        "contacts 0 0 0 0 0");
    }

    @Test
    void limitsACycleToOneStream() {
        Ran ran = home.tandem("sync", "--once", "--stream", "users");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines()).hasSize(2).last().asString().startsWith("users");
    }

    @Test
    void showsItsStatusAsTheDesignSays() throws IOException {
        Ran ran = home.tandem("status", "--json");

        assertThat(ran.code()).isZero();
        JsonNode status = TwoSystems.JSON.readTree(ran.out());
        assertThat(names(status)).containsExactly("state", "reason", "firstSyncDone", "cycle", "streams");
        assertThat(status.path("state").asText()).isEqualTo("running");
        assertThat(status.path("reason").isNull()).isTrue();
        assertThat(status.path("firstSyncDone").asBoolean()).isTrue();
        assertThat(names(status.path("cycle"))).containsExactly("number", "finishedAt");
        assertThat(status.path("streams")).hasSize(3);
        status.path("streams").forEach(stream -> assertThat(names(stream))
                .containsExactly("stream", "read", "applied", "unchanged", "skipped", "failed", "held", "backlog"));
        assertThat(status.at("/streams/2/applied").asInt()).isEqualTo(SIZE);
        assertThat(home.tandem("status").out()).contains("The sync is running.");
    }

    private static List<String> names(JsonNode object) {
        Iterator<String> names = object.fieldNames();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(names, Spliterator.ORDERED), false)
                .toList();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(console.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void refusesWhoDoesNotKnowTheToken() throws Exception {
        for (String[] headers :
                new String[][] {{}, {"Authorization", "Bearer wrong"}, {"Authorization", console.token()}}) {
            HttpResponse<String> answer = get("/api/status", headers);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body()).doesNotContain("firstSyncDone");
        }
        assertThat(get("/api/status", "Authorization", "Bearer " + console.token())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsItsHealthWithoutAToken() throws Exception {
        HttpResponse<String> answer = get("/observe/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void keepsItsTokenFromOthers() throws IOException {
        Path path = state.resolveSibling("state.service");

        assertThat(Files.readString(path)).contains(console.token());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotRunTwice() {
        Ran ran = home.tandem("run");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).hasSize(1);
        assertThat(ran.err()).contains("runs already", console.url());
    }
}
