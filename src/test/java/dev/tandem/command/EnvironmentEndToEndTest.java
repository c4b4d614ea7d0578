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

/** The systems are not what the state, the streams or Tandem's own fields suppose. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class EnvironmentEndToEndTest {

    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        terminal = Terminal.in(directory, 60);
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
    }

    @Test
    void setupCreatesWhatIsMissingAndNothingTheSecondTime() throws IOException {
        assertThat(terminal.run("setup")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed()).contains("created  microsoftId").endsWith(" fields were missing.\n");
        assertThat(terminal.complaints()).isEmpty();
        var written = terminal.writes();

        assertThat(terminal.run("setup")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed()).isEqualTo("Everything is there.\n");
        assertThat(terminal.complaints()).isEmpty();
        assertThat(terminal.writes()).isNotEmpty().isEqualTo(written);
    }

    @Test
    void syncWithoutOurFieldsNamesSetup() throws IOException {
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.REFUSED);

        assertThat(terminal.complaints()).singleElement().asString().contains("microsoftId", "run 'setup'");
        assertThat(terminal.printed()).isEmpty();
        assertThat(terminal.writes()).isEmpty();
    }

    @Test
    void writesNothingIntoAnotherOrganizationAndGoesOnInTheOldOne() throws IOException {
        terminal.run("setup");
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed()).contains("users", "accounts", "contacts");
        var written = terminal.writes();
        String before = terminal.organization("0f0f0f0f-0000-4000-8000-0000000000ff");

        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.complaints())
                .singleElement()
                .asString()
                .startsWith("The Dynamics organization is not the one that this state was built on");
        assertThat(terminal.writes()).isEqualTo(written);

        terminal.organization(before);
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.complaints()).isEmpty();
        assertThat(terminal.writes()).isEqualTo(written);
    }

    @Test
    void aMistakenAddressIsNotRememberedAsThatOfTheState() throws IOException {
        terminal.run("setup");
        terminal.set("marketo.url", "http://" + Terminal.deadPort());
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.REFUSED);

        terminal.reset();
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.complaints()).isEmpty();
    }

    @Test
    void syncsOnlyTheStreamsThatAreSwitchedOn() throws IOException {
        terminal.run("setup");
        terminal.set("sync.streams", "users");

        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);

        assertThat(terminal.printed()).contains("users").doesNotContain("accounts", "contacts");
        assertThat(terminal.calls().dynamics())
                .containsKey("GET systemusers")
                .doesNotContainKeys("GET accounts", "GET contacts");
        assertThat(terminal.calls().marketo()).doesNotContainKeys("Sync Companies", "Sync Leads");
        assertThat(terminal.run("status --json")).isEqualTo(ExitCode.DONE);
        assertThat(TwoSystems.JSON.readTree(terminal.printed()).at("/streams")).hasSize(1);
    }

    @Test
    void anUnknownTableIsNamedBeforeAnythingIsWritten() throws IOException {
        terminal.run("setup");
        terminal.edit("config/streams/users.yaml", "table: systemuser,", "table: systemloser,");
        var written = terminal.writes();

        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.REFUSED);

        assertThat(terminal.complaints()).singleElement().asString().contains("users", "systemloser");
        assertThat(terminal.printed()).isEmpty();
        assertThat(terminal.writes()).isEqualTo(written);
    }

    @Test
    void anUnknownColumnIsNamedBeforeAnythingIsWritten() throws IOException {
        terminal.run("setup");
        terminal.edit("config/streams/users.yaml", "firstname: firstName", "foistname: firstName");
        var written = terminal.writes();

        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.REFUSED);

        assertThat(terminal.complaints()).singleElement().asString().contains("users", "foistname");
        assertThat(terminal.writes()).isEqualTo(written);
    }

    @Test
    void anUnknownFieldOfMarketoIsNamedBeforeAnythingIsWritten() throws IOException {
        terminal.run("setup");
        terminal.edit("config/streams/users.yaml", "lastname: lastName", "lastname: lostName");
        var written = terminal.writes();

        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.REFUSED);

        assertThat(terminal.complaints()).singleElement().asString().contains("users", "lostName");
        assertThat(terminal.writes()).isEqualTo(written);
    }
}
