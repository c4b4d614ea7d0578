package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of those who set up the sync: one sentence that names the setting, exit code 2, nothing written. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsEndToEndTest {

    private Terminal terminal;
    private Path state;
    private Map<String, Long> written;

    @BeforeAll
    void open(@TempDir Path directory) throws IOException {
        terminal = Terminal.in(directory, 20);
        terminal.set("state.url", "jdbc:h2:file:./data/setup");
        assertThat(terminal.run("setup")).isEqualTo(ExitCode.DONE);
    }

    @AfterAll
    void close() throws IOException {
        terminal.close();
    }

    @BeforeEach
    void newState(@TempDir Path directory) throws IOException {
        state = directory.resolve("state");
        terminal.set("state.url", "jdbc:h2:file:" + state);
        written = terminal.writes();
    }

    @AfterEach
    void wroteNothing() throws IOException {
        terminal.reset();
        assertThat(terminal.writes()).isEqualTo(written);
    }

    private void refuses(String command, String... named) {
        assertThat(terminal.run(command)).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains(named);
        assertThat(terminal.printed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dynamics.url, http", "dynamics.authority, https", "marketo.url, http"})
    void anAddressAtWhichNobodyAnswers(String setting, String scheme) throws IOException {
        terminal.set(setting, scheme + "://" + Terminal.deadPort());

        refuses("sync --once", setting, "localhost");
    }

    @Test
    void anAddressAtWhichAnotherProgramAnswers() throws IOException {
        terminal.set("dynamics.url", terminal.settings().text("dynamics.url") + "/elsewhere");

        refuses("sync --once", "dynamics.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync --once", "setup"})
    void anAddressAtWhichAnotherProgramThanMarketoAnswers(String command) throws IOException {
        terminal.set("marketo.url", terminal.settings().text("marketo.url") + "/elsewhere");

        refuses(command, "marketo.url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dynamics.client-id",
                "dynamics.client-secret",
                "dynamics.tenant-id",
                "marketo.client-id",
                "marketo.client-secret"
            })
    void credentialsThatAreRefused(String setting) throws IOException {
        String wrong = setting.equals("dynamics.tenant-id") ? "7d7d7d7d-0000-4000-8000-00000000007d" : "not-this-one";
        terminal.set(setting, wrong);

        refuses("sync --once", setting);
        assertThat(terminal.complaints()).noneMatch(sentence -> sentence.contains(wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"marketo.client-secret", "marketo.client-id"})
    void setupTellsOfThemToo(String setting) throws IOException {
        terminal.set(setting, "not-this-one");

        refuses("setup", setting);
    }

    @Test
    void setupTellsOfAnAddressAtWhichNobodyAnswers() throws IOException {
        terminal.set("marketo.url", "http://" + Terminal.deadPort());

        refuses("setup", "marketo.url");
    }

    @Test
    void aCertificateThatIsNotTrusted() throws IOException {
        terminal.set("tls.trust-store", "");

        refuses("sync --once", "tls.trust-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync --once", "status", "setup"})
    void aStateThatIsNoDatabase(String command) throws IOException {
        Path file = Files.writeString(Path.of(state + ".mv.db"), "a shopping list");

        refuses(command, "state.url", "not an H2 database");

        assertThat(file).hasContent("a shopping list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync --once", "status", "setup"})
    void aStateThatBelongsToAnotherProgram(String command) throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:h2:file:" + state, "sa", "")) {
            other.createStatement().execute("create table recipes (name varchar(20))");
        }

        refuses(command, "state.url", "not Tandem's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync --once", "setup"})
    void aStateInAFolderThatIsNone(String command) throws IOException {
        Path file = Files.writeString(state, "a file");
        terminal.set("state.url", "jdbc:h2:file:" + file + "/tandem");

        refuses(command, "state.url", "no directory that can be written to", state.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync --once", "status", "setup"})
    void aStateThatAnotherProcessHasLocked(String command) throws IOException, SQLException {
        DriverManager.getConnection("jdbc:h2:file:" + state, "sa", "").close();
        try (FileChannel file =
                        FileChannel.open(Path.of(state + ".mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();

            refuses(command, "state.url", "in use by another process");
        }
    }

    @Test
    void aStateOnAServerThatDoesNotAnswer() throws IOException {
        terminal.set("state.url", "jdbc:postgresql://" + Terminal.deadPort() + "/tandem");

        refuses("sync --once", "state.url", "No database server answers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync --once", "status", "setup"})
    void aStateWhoseKeyIsLost(String command) throws IOException {
        assertThat(terminal.run("setup")).isEqualTo(ExitCode.DONE);
        Files.delete(Path.of(state + ".key"));

        refuses(command, "state.key", "missing");
    }
}
