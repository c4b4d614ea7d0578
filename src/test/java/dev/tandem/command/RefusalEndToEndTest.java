package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.Keeping;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong before anything begins: one sentence that names the setting, exit code 2, nothing written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalEndToEndTest {

    private static final int SIZE = 40;

    private Sandbox sandbox;
    private Path directory;
    private TemporaryHome home;

    @BeforeAll
    void startSandbox(@TempDir Path common) throws IOException {
        sandbox = Sandbox.start(new SandboxOptions(0, common, SIZE, 7, Clock.systemUTC(), Keeping.NOTHING));
    }

    @BeforeEach
    void install(@TempDir Path own) throws IOException {
        directory = own;
        home = TemporaryHome.copy(directory.resolve("home"));
        home.set(sandbox.settings());
        home.set(Map.of("console.port", "0"));
    }

    @AfterAll
    void stop() throws IOException {
        sandbox.close();
    }

    private void refusedNaming(String setting) {
        refusedNaming(setting, home.tandem("sync", "--once"));
        assertThat(Calls.at(sandbox.url()).writes()).isZero();
    }

    private static void refusedNaming(String setting, Ran ran) {
        assertThat(ran.errors()).as(ran.err()).hasSize(1);
        assertThat(ran.err()).contains(setting);
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void namesSetupBeforeItIsDone() {
        refusedNaming("'setup'");
    }

    @Test
    void namesDynamicsUrlWhenItsHostCannotBeReached() throws IOException {
        home.set(Map.of("dynamics.url", "http://localhost:" + freePort()));
        refusedNaming("dynamics.url");
    }

    @Test
    void namesTheAuthorityWhenItCannotBeReached() throws IOException {
        home.set(Map.of("dynamics.authority", "https://localhost:" + freePort()));
        refusedNaming("dynamics.authority");
    }

    @Test
    void namesMarketoUrlWhenItsHostCannotBeReached() throws IOException {
        home.set(Map.of("marketo.url", "http://localhost:" + freePort()));
        refusedNaming("marketo.url");
    }

    @Test
    void namesTheSecretThatEntraRefuses() throws IOException {
        home.set(Map.of("dynamics.client-secret", "wrong~secret"));
        refusedNaming("dynamics.client-secret");
    }

    @Test
    void namesTheSecretThatMarketoRefuses() throws IOException {
        home.set(Map.of("marketo.client-secret", "wrongSecret"));
        refusedNaming("marketo.client-secret");
    }

    @Test
    void namesTheStateThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no folder");
        home.set(Map.of("state.url", "jdbc:h2:file:" + file.resolve("state")));
        refusedNaming("state.url");
    }

    @Test
    void namesTheStateThatIsNotOurs() throws IOException {
        Files.writeString(directory.resolve("foreign.mv.db"), "a text, and no database at all");
        home.set(Map.of("state.url", "jdbc:h2:file:" + directory.resolve("foreign")));
        refusedNaming("state.url");
    }

    @Test
    void namesEveryBadSettingAtOnce() throws IOException {
        Map<String, String> bad = new HashMap<>();
        bad.put("dynamics.page-size", "9000");
        bad.put("sync.pause", "soon");
        bad.put("console.port", "-1");
        home.set(bad);

        Ran ran = home.tandem("sync", "--once");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).hasSize(3);
        for (String setting : bad.keySet()) {
            assertThat(ran.errors()).anySatisfy(line -> assertThat(line).contains(setting));
        }
        assertThat(Calls.at(sandbox.url()).writes()).isZero();
    }

    @Test
    void namesStreamsThatDoNotExist() throws IOException {
        refusedNaming("--stream nothing", home.tandem("sync", "--once", "--stream", "nothing"));
        home.set(Map.of("sync.streams", "users,nobody"));
        refusedNaming("sync.streams", home.tandem("sync", "--once"));
        refusedNaming("sync.streams", home.tandem("status"));
    }

    @Test
    void refusesASyncThatIsNeitherOnceNorForEver() {
        refusedNaming("--once", home.tandem("sync"));
    }
}
