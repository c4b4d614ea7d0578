package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.Keeping;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of an installation that points to the two systems: what they print, and how they end. */
class CommandEndToEndTest {

    private static final int SIZE = 40;

    @TempDir
    private Path directory;

    private Sandbox sandbox;
    private TemporaryHome home;

    @BeforeEach
    void install() throws IOException {
        sandbox = Sandbox.start(
                new SandboxOptions(0, directory.resolve("sandbox"), SIZE, 7, Clock.systemUTC(), Keeping.NOTHING));
        home = TemporaryHome.copy(directory.resolve("home"));
        home.set(sandbox.settings());
        home.set(Map.of("console.port", "0"));
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    @Test
    void setsUpCopiesAndTellsTheStatus() {
        Ran before = home.tandem("status");
        assertThat(before.code()).isZero();
        assertThat(before.out()).contains("not done yet");
        assertThat(home.path().resolve("data")).doesNotExist();

        Ran setup = home.tandem("setup");
        assertThat(setup.code()).as(setup.err()).isZero();
        assertThat(setup.out()).contains("created  person field microsoftId").contains("Everything is there now.");
        Ran again = home.tandem("setup");
        assertThat(again.out().strip()).isEqualTo("Everything is there.");

        Ran sync = home.tandem("sync", "--once");
        assertThat(sync.err()).isEmpty();
        assertThat(sync.code()).isZero();
        assertThat(sync.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "stream read applied unchanged skipped failed",
                        "users 5 5 0 0 0",
                        "teams 2 1 0 1 0",
                        "accounts 8 8 0 0 0",
                        "contacts 40 40 0 0 0",
                        "leads 20 19 0 1 0",
                        "opportunities 12 12 0 0 0",
                        "opportunity-roles 24 12 0 12 0",
                        "team-members 2 1 0 1 0");
        assertThat(home.tandem("status").out()).contains("The sync is stopped.", "The first copy is done.");
    }

    /** Nobody can be written to at such an address. */
    private void spoilOneContact() throws Exception {
        String contacts = sandbox.url() + "/sandbox/dynamics/api/data/v9.2/contacts";
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest one = HttpRequest.newBuilder(URI.create(contacts + "?$select=contactid&$top=1"))
                .build();
        String id = TwoSystems.JSON
                .readTree(http.send(one, BodyHandlers.ofString()).body())
                .at("/value/0/contactid")
                .asText();
        HttpRequest edit = HttpRequest.newBuilder(URI.create(contacts + "(" + id + ")"))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"emailaddress1\":\"ünsendable@office.example\"}"))
                .build();
        assertThat(http.send(edit, BodyHandlers.ofString()).statusCode()).isLessThan(300);
    }

    @Test
    void endsWithOneWhenARecordFailed() throws Exception {
        home.tandem("setup");
        spoilOneContact();

        Ran ran = home.tandem("sync", "--once");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()
                        .lines()
                        .map(line -> line.strip().replaceAll(" +", " "))
                        .filter(line -> line.startsWith("contacts ")))
                .singleElement()
                .asString()
                .doesNotEndWith(" 0");
    }

    @Test
    void runsOnItsSandboxWhereNothingIsConfigured() throws IOException {
        TemporaryHome bare = TemporaryHome.copy(directory.resolve("bare"));
        bare.set(Map.of("sandbox.port", "0", "sandbox.size", "30", "console.port", "0"));

        Ran ran = Ran.tandem("sync", "--once", "--home", bare.path().toString());

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("contacts");
        Ran status = Ran.tandem("status", "--json", "--home", bare.path().toString());
        assertThat(status.out()).contains("\"firstSyncDone\":true");
        assertThat(List.of(ran.errors(), status.errors())).allMatch(List::isEmpty);
    }
}
