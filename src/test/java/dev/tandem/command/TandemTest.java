package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line answers before anything starts. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class TandemTest {

    @TempDir
    private Path home;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @BeforeEach
    void listen() throws IOException {
        Home.in(home);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpNamesEveryCommandAndTheExitCodes(String option) {
        assertThat(Tandem.run(option)).isEqualTo(ExitCode.DONE);

        assertThat(printed()).contains("run", "sync", "status", "setup", "sandbox", "Exit codes: 0 done; 1 done, but");
        assertThat(complained()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sync", "status", "setup", "sandbox"})
    void everyCommandHasHelpOfItsOwn(String command) {
        assertThat(Tandem.run(command, "--help")).isEqualTo(ExitCode.DONE);

        assertThat(printed()).contains("Usage: tandem " + command, "--home=DIR");
    }

    @Test
    void saysItsVersion() {
        assertThat(Tandem.run("--version")).isEqualTo(ExitCode.DONE);

        assertThat(printed()).startsWith("tandem ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--frobnicate, --frobnicate",
        "sync --twice, --twice",
        "sync --once --stream, --stream",
        "sandbox --size many, many",
        "status extra, extra"
    })
    void aWordThatIsNotKnownIsAUsageError(String arguments, String named) {
        assertThat(run(arguments)).isEqualTo(ExitCode.REFUSED);

        assertThat(complained()).contains(named, "Usage: tandem");
        assertThat(printed()).isEmpty();
    }

    @Test
    void anUnknownCommandIsNamed() {
        assertThat(run("frobnicate")).isEqualTo(ExitCode.REFUSED);

        assertThat(complained()).contains("frobnicate");
        assertThat(printed()).isEmpty();
    }

    @Test
    void syncWithoutOnceSaysWhatToWrite() {
        assertThat(run("sync")).isEqualTo(ExitCode.REFUSED);

        assertThat(complained().strip()).hasLineCount(1).contains("sync --once");
    }

    @Test
    void anUnknownStreamIsNamedWithThoseThereAre() {
        assertThat(run("sync --once --stream leeds")).isEqualTo(ExitCode.REFUSED);

        assertThat(complained().strip()).hasLineCount(1).contains("--stream leeds", "users, teams, accounts, contacts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sync --once", "status", "setup", "sandbox"})
    void everyCommandRefusesSettingsThatCannotBeUsed(String command) throws IOException {
        edit("sync.pause=5m", "sync.pause=soon");

        assertThat(run(command)).isEqualTo(ExitCode.REFUSED);

        assertThat(complained().strip()).hasLineCount(1).startsWith("sync.pause 'soon' must be a duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sync --once", "status"})
    void everyCommandRefusesABrokenStreamFile(String command) throws IOException {
        Path users = home.resolve("config/streams/users.yaml");
        Files.writeString(users, Files.readString(users).replace("direction: to-marketo", "direction: sideways"));

        assertThat(run(command)).isEqualTo(ExitCode.REFUSED);

        assertThat(complained().strip()).hasLineCount(1).contains("users.yaml, line 3, direction: ");
    }

    @Test
    void aListOfStreamsThatNamesAnUnknownOneIsRefused() throws IOException {
        edit("#sync.streams=users,accounts,contacts", "sync.streams=users,leeds");

        assertThat(run("sync --once")).isEqualTo(ExitCode.REFUSED);

        assertThat(complained().strip()).hasLineCount(1).startsWith("sync.streams names leeds");
    }

    @Test
    void aHomeWithoutFoldersIsRefused() {
        assertThat(Tandem.run("status", "--home", home.resolve("data").toString()))
                .isEqualTo(ExitCode.REFUSED);

        assertThat(complained().strip()).hasLineCount(1).contains("no folder 'config'", "--home");
    }

    @Test
    void statusOfWhatNeverRanMakesNothing() throws IOException {
        assertThat(run("status --json")).isEqualTo(ExitCode.DONE);

        assertThat(printed()).contains("\"state\":\"stopped\"", "\"firstSyncDone\":false");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("config", "routes");
        }
    }

    @Test
    void optionsMayStandBeforeTheCommand() {
        assertThat(Tandem.run("--home", home.toString(), "status")).isEqualTo(ExitCode.DONE);

        assertThat(printed()).startsWith("The sync is stopped.");
    }

    private int run(String arguments) {
        String[] words = arguments.split(" ");
        return words[0].startsWith("-") || words[0].equals("frobnicate")
                ? Tandem.run(words)
                : Tandem.run(Stream.concat(Stream.of("--home", home.toString()), Stream.of(words))
                        .toArray(String[]::new));
    }

    private void edit(String found, String replacement) throws IOException {
        Path file = home.resolve("config/application.properties");
        String text = Files.readString(file);
        assertThat(text).contains(found);
        Files.writeString(file, text.replace(found, replacement));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return complained.toString(StandardCharsets.UTF_8);
    }
}
