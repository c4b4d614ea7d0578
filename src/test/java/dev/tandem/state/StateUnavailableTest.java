package dev.tandem.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason for which a state cannot be opened is said in one sentence that names the setting. */
class StateUnavailableTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://localhost/state, must begin with jdbc:h2: or jdbc:postgresql:",
        "jdbc:h2:, names no file",
        "jdbc:h2:file:/, names no file"
    })
    void whenTheAddressIsNotOneOfAState(String url, String says) {
        assertThat(sentence(url)).contains(says);
    }

    @Test
    void whenTheDirectoryIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("data"));
        assertThat(sentence("jdbc:h2:file:" + file.resolve("state"))).contains("directory " + file);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs a directory that not even root can write to")
    void whenTheDirectoryCannotBeWrittenTo() {
        assertThat(sentence("jdbc:h2:file:/proc/self/state")).contains("directory /proc/self ", "written");
    }

    @Test
    void whenTheFileIsADirectory() throws IOException {
        Files.createDirectory(directory.resolve("state.mv.db"));
        assertThat(sentence(file())).contains("state.mv.db", "is no file");
    }

    @Test
    void whenTheFileIsNotADatabase() throws IOException {
        Path file = Files.writeString(directory.resolve("state.mv.db"), "name;city\nAnna;Oslo\n");
        assertThat(sentence(file())).contains("is not an H2 database");
        assertThat(file).hasContent("name;city\nAnna;Oslo\n");
    }

    @Test
    void whenTheFileIsDamaged() throws IOException {
        Files.writeString(directory.resolve("state.mv.db"), "H:2" + "x".repeat(20_000));
        assertThat(sentence(file())).contains("damaged");
    }

    @ParameterizedTest
    @EnumSource
    void whenTheDatabaseHoldsTablesOfSomebodyElse(Engine engine) throws SQLException {
        String url = engine.newUrl();
        execute(engine, url, "create table customers (id integer)");
        assertThat(sentence(url)).contains("tables that are not Tandem's");
    }

    @ParameterizedTest
    @EnumSource
    void whenANewerVersionWroteIt(Engine engine) throws SQLException {
        String url = engine.newUrl();
        State.open(engine.settings(url)).close();
        String history = engine == Engine.H2 ? "\"tandem_schema_history\"" : "tandem_schema_history";
        String newer =
                ("insert into %s select 999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', h.\"installed_on\","
                                + " 1, true from %s h where h.\"version\" = '1'")
                        .formatted(history, history);
        execute(engine, url, newer);
        assertThat(sentence(url)).contains("newer version of Tandem");
    }

    @Test
    void whenAnotherProcessHasTheFileForItself() throws IOException {
        State.open(new StateSettings(file(), null, null, Engine.KEY)).close();
        try (FileChannel channel = FileChannel.open(directory.resolve("state.mv.db"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(sentence(file())).contains("in use by another process");
        }
    }

    @Test
    void whenTheFileHasAnotherPassword() {
        State.open(new StateSettings(file(), "me", "right", Engine.KEY)).close();
        StateSettings wrong = new StateSettings(file(), "me", "wrong-secret", Engine.KEY);
        assertThat(sentence(wrong)).contains("refuses state.user or state.password");
    }

    @Test
    void whenPostgresRefusesThePassword() {
        StateSettings wrong = new StateSettings(
                Engine.POSTGRESQL.newUrl().replace("user=postgres", ""), "me", "wrong-secret", Engine.KEY);
        assertThat(sentence(wrong)).contains("refuses state.user or state.password");
    }

    @Test
    void whenPostgresHasNoSuchDatabase() {
        String url = Engine.POSTGRESQL.newUrl().replace("/postgres?", "/elsewhere?");
        assertThat(sentence(url)).contains("does not exist on its server");
    }

    @Test
    void whenNoPostgresAnswers() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(sentence("jdbc:postgresql://127.0.0.1:" + port + "/state?password=wrong-secret"))
                .contains("No database server answers");
    }

    private String file() {
        return "jdbc:h2:file:" + directory.resolve("state");
    }

    private static String sentence(String url) {
        return sentence(new StateSettings(url, null, null, Engine.KEY));
    }

    private static String sentence(StateSettings settings) {
        StateUnavailable refusal = catchThrowableOfType(
                StateUnavailable.class, () -> State.open(settings).close());
        assertThat(refusal)
                .message()
                .contains("state.url")
                .endsWith(".")
                .doesNotContain("\n", "Exception", "SQL", "wrong-secret");
        return refusal.getMessage();
    }

    private static void execute(Engine engine, String url, String sql) throws SQLException {
        String user = engine == Engine.H2 ? "sa" : "postgres";
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
