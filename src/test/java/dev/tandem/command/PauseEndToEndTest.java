package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Everything, a stream or a record can be paused; nothing that happens meanwhile is lost. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class PauseEndToEndTest {

    private static final String STRANGER = "0e7f5a10-0000-4000-8000-0000000000ff";

    @TempDir
    private Path directory;

    private Terminal terminal;
    private String one;
    private String other;

    @BeforeEach
    void copy() throws IOException {
        terminal = Terminal.in(directory, 20);
        terminal.set("sync.streams", "users,teams,accounts,contacts");
        terminal.done("setup");
        terminal.done("sync --once");
        one = terminal.contacts().get(0);
        other = terminal.contacts().get(1);
    }

    @AfterEach
    void stop() throws IOException {
        terminal.close();
    }

    private void bothMove() throws IOException {
        terminal.address(one, "one@moved.example");
        terminal.address(other, "other@moved.example");
        terminal.done("sync --once");
    }

    @Test
    void aPausedRecordWaitsWhileTheOthersGoOn() throws IOException {
        terminal.done("pause --record " + one);
        assertThat(terminal.printed()).startsWith("The record " + one + " is paused.");
        String before = terminal.addressInMarketo(one);
        bothMove();

        assertThat(terminal.addressInMarketo(one)).isEqualTo(before);
        assertThat(terminal.addressInMarketo(other)).isEqualTo("other@moved.example");

        terminal.done("resume --record " + one);
        assertThat(terminal.printed().strip()).isEqualTo("The record " + one + " goes on.");
        terminal.done("sync --once");

        assertThat(terminal.addressInMarketo(one)).isEqualTo("one@moved.example");
    }

    @Test
    void whatMarketersChangeMeanwhileTravelsToo() throws IOException {
        terminal.done("pause --stream contacts");
        String before = terminal.addressInDynamics(one);
        terminal.addressInMarketo(one, "marketing@moved.example");
        terminal.done("sync --once");
        terminal.done("sync --once");

        assertThat(terminal.addressInDynamics(one)).isEqualTo(before);

        terminal.done("resume --stream contacts");
        terminal.done("sync --once");

        assertThat(terminal.addressInDynamics(one)).isEqualTo("marketing@moved.example");
    }

    @Test
    void everythingIsPausedAndGoesOnWhereItWas() throws IOException {
        terminal.done("pause");
        assertThat(terminal.printed()).startsWith("Everything is paused.");
        String before = terminal.addressInMarketo(other);
        bothMove();

        assertThat(terminal.addressInMarketo(other)).isEqualTo(before);

        terminal.done("resume");
        terminal.done("sync --once");

        assertThat(terminal.addressInMarketo(one)).isEqualTo("one@moved.example");
        assertThat(terminal.addressInMarketo(other)).isEqualTo("other@moved.example");
        terminal.done("resume");
        assertThat(terminal.printed().strip()).isEqualTo("Everything was not paused.");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(terminal.run("pause --record " + STRANGER)).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains(STRANGER);
        assertThat(terminal.run("pause --stream nothing")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("accounts");
    }

    @Test
    void asksTheRunningServiceForAllThis() throws IOException {
        terminal.whileServing(() -> {
            terminal.done("pause");
            terminal.done("status --json");
            assertThat(terminal.printed()).contains("\"state\":\"paused\"", "'resume' goes on");
            bothMove();
            assertThat(terminal.addressInMarketo(one)).isNotEqualTo("one@moved.example");

            terminal.done("resume");
            terminal.done("sync --once");
            assertThat(terminal.addressInMarketo(one)).isEqualTo("one@moved.example");
        });
    }
}
