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
        run("setup");
        run("sync --once");
        one = terminal.contacts().get(0);
        other = terminal.contacts().get(1);
    }

    @AfterEach
    void stop() throws IOException {
        terminal.close();
    }

    private void run(String command) {
        assertThat(terminal.run(command)).isEqualTo(ExitCode.DONE);
    }

    private void bothMove() throws IOException {
        terminal.address(one, "one@moved.example");
        terminal.address(other, "other@moved.example");
        run("sync --once");
    }

    @Test
    void aPausedRecordWaitsWhileTheOthersGoOn() throws IOException {
        run("pause --record " + one);
        assertThat(terminal.printed()).startsWith("The record " + one + " is paused.");
        String before = terminal.addressInMarketo(one);
        bothMove();

        assertThat(terminal.addressInMarketo(one)).isEqualTo(before);
        assertThat(terminal.addressInMarketo(other)).isEqualTo("other@moved.example");

        run("resume --record " + one);
        assertThat(terminal.printed().strip()).isEqualTo("The record " + one + " goes on.");
        run("sync --once");

        assertThat(terminal.addressInMarketo(one)).isEqualTo("one@moved.example");
    }

    @Test
    void whatMarketersChangeMeanwhileTravelsToo() throws IOException {
        run("pause --stream contacts");
        String before = terminal.addressInDynamics(one);
        terminal.addressInMarketo(one, "marketing@moved.example");
        run("sync --once");
        run("sync --once");

        assertThat(terminal.addressInDynamics(one)).isEqualTo(before);

        run("resume --stream contacts");
        run("sync --once");

        assertThat(terminal.addressInDynamics(one)).isEqualTo("marketing@moved.example");
    }

    @Test
    void everythingIsPausedAndGoesOnWhereItWas() throws IOException {
        run("pause");
        assertThat(terminal.printed()).startsWith("Everything is paused.");
        String before = terminal.addressInMarketo(other);
        bothMove();

        assertThat(terminal.addressInMarketo(other)).isEqualTo(before);

        run("resume");
        run("sync --once");

        assertThat(terminal.addressInMarketo(one)).isEqualTo("one@moved.example");
        assertThat(terminal.addressInMarketo(other)).isEqualTo("other@moved.example");
        run("resume");
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
        terminal.set("sync.beat", "50").set("sync.pause", "1h");
        ConsoleAddress console = ConsoleAddress.of(terminal.settings());
        ServiceFile file = new ServiceFile(terminal.settings());
        try (Engine service = Engine.asService(terminal.settings(), console)) {
            file.write(new ServiceFile.Service(console.url(), console.token()));
            service.schedule().open();
            service.schedule().first().join();

            run("pause");
            run("status --json");
            assertThat(terminal.printed()).contains("\"state\":\"paused\"", "'resume' goes on");
            bothMove();
            assertThat(terminal.addressInMarketo(one)).isNotEqualTo("one@moved.example");

            run("resume");
            run("sync --once");
            assertThat(terminal.addressInMarketo(one)).isEqualTo("one@moved.example");
        } finally {
            file.delete();
        }
    }
}
