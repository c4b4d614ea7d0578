package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What a person at the command line sees of the brake, and how it is answered. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class BrakeCommandEndToEndTest {

    @TempDir
    private Path directory;

    private Terminal terminal;

    @BeforeEach
    void brake() throws IOException {
        terminal = Terminal.in(directory, 20);
        terminal.set("sync.streams", "users,teams,accounts,contacts").set("sync.brake-least", "3");
        assertThat(terminal.run("setup")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);
        List<String> contacts = terminal.contacts();
        for (String contact : contacts.subList(0, 8)) {
            terminal.deleteContact(contact);
        }
    }

    @AfterEach
    void stop() throws IOException {
        terminal.close();
    }

    private long waiting() {
        return terminal.printed()
                .lines()
                .filter(line -> line.contains("the brake holds back"))
                .count();
    }

    @Test
    void aBrakedCycleEndsWithOneUntilTheBrakeIsAnswered() {
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.complaints())
                .anyMatch(line -> line.startsWith("contacts: the brake holds back deletes of"));
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.run("status")).isEqualTo(ExitCode.DONE);
        assertThat(waiting()).isEqualTo(1);

        assertThat(terminal.run("resume --accept-deletes 1000 --accept-blanks 0"))
                .isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed()).contains("go with the next cycle.", "The brake holds back no blanks.");
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.run("status")).isEqualTo(ExitCode.DONE);
        assertThat(waiting()).isZero();
    }

    @Test
    void anAnswerThatIsTooSmallIsRefusedWithTheRightOne() {
        terminal.run("sync --once");

        assertThat(terminal.run("resume --stream contacts --accept-deletes 2")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("more than 2", "--accept-deletes ");
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void refusesWhatIsNoAnswer() {
        assertThat(terminal.run("resume --accept-opt-ins -1")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.run("resume --accept-blanks few")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.run("resume --stream nothing --accept-blanks 5")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.run("resume --record 0e7f5a10-0000-4000-8000-0000000000ff --accept-blanks 5"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("--record");
    }

    @Test
    void theHelpNamesTheAnswers() {
        assertThat(terminal.run("resume --help")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed()).contains("--accept-deletes=N", "--accept-blanks=N", "--accept-opt-ins=N");
    }

    @Test
    void theRunningServiceIsPausedAndTakesTheAnswer() throws IOException {
        terminal.whileServing(() -> {
            assertThat(terminal.run("status --json")).isEqualTo(ExitCode.DONE);
            assertThat(terminal.printed()).contains("\"state\":\"paused\"", "--accept-deletes", "\"brakes\":[{");
            assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.INCOMPLETE);
            assertThat(terminal.run("resume --accept-deletes 1")).isEqualTo(ExitCode.REFUSED);
            assertThat(terminal.run("resume --accept-deletes 8")).isEqualTo(ExitCode.DONE);
            assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);
            assertThat(terminal.run("status --json")).isEqualTo(ExitCode.DONE);
            assertThat(terminal.printed()).contains("\"state\":\"running\"", "\"brakes\":[]");
        });
    }
}
