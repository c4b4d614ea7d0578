package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What people see of conflicts, and how they decide those that wait for them. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ConflictsEndToEndTest {

    @TempDir
    private Path directory;

    private Terminal terminal;
    private String contact;

    @BeforeEach
    void copy() throws IOException {
        terminal = Terminal.in(directory, 20);
        terminal.set("sync.streams", "users,teams,accounts,contacts");
    }

    @AfterEach
    void stop() throws IOException {
        terminal.close();
    }

    private void bothSidesChangeTheAddress() throws IOException {
        terminal.done("setup");
        terminal.done("sync --once");
        contact = terminal.contacts().get(0);
        terminal.address(contact, "sales@both.example");
        terminal.addressInMarketo(contact, "marketing@both.example");
        terminal.done("sync --once");
    }

    private JsonNode listed() throws IOException {
        terminal.done("conflicts --json");
        return TwoSystems.JSON.readTree(terminal.printed());
    }

    private void aPersonDecides() throws IOException {
        terminal.edit(
                "config/streams/contacts.yaml",
                "  emailaddress1: email",
                "  emailaddress1: {field: email, policy: manual}");
    }

    @Test
    void saysThatThereWasNone() {
        terminal.done("conflicts");
        assertThat(terminal.printed().strip()).isEqualTo("There was no conflict.");
    }

    @Test
    void listsFieldAndWinnerAndNoValue() throws IOException {
        bothSidesChangeTheAddress();

        terminal.done("conflicts list");
        assertThat(terminal.printed().lines())
                .satisfiesExactly(
                        heads -> assertThat(heads).matches("at +stream +record +person +field +kind +winner"),
                        line -> assertThat(line)
                                .matches("\\S+Z +contacts +" + contact + " +\\d+ +email +both-moved +dynamics"),
                        total -> assertThat(total).isEqualTo("1 conflict, 0 undecided."));
        assertThat(terminal.printed()).doesNotContain("both.example");
        assertThat(terminal.addressInMarketo(contact)).isEqualTo("sales@both.example");
        assertThat(terminal.run("conflicts decide " + contact + " email marketo"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("no open conflict");
    }

    @Test
    void whatAPersonMustDecideStaysOnBothSidesUntilThen() throws IOException {
        aPersonDecides();
        bothSidesChangeTheAddress();

        assertThat(listed().path("undecided").asInt()).isEqualTo(1);
        assertThat(terminal.addressInMarketo(contact)).isEqualTo("marketing@both.example");
        assertThat(terminal.addressInDynamics(contact)).isEqualTo("sales@both.example");

        terminal.done("conflicts decide " + contact + " email marketo");
        terminal.done("sync --once");

        assertThat(terminal.addressInDynamics(contact)).isEqualTo("marketing@both.example");
        assertThat(listed().path("undecided").asInt()).isZero();
    }

    @Test
    void asksTheRunningServiceForAllThis() throws IOException {
        aPersonDecides();
        bothSidesChangeTheAddress();
        terminal.whileServing(() -> {
            assertThat(listed().at("/conflicts/0/field").asText()).isEqualTo("email");
            terminal.done("conflicts decide " + contact + " email dynamics");
            terminal.done("sync --once");

            assertThat(terminal.addressInMarketo(contact)).isEqualTo("sales@both.example");
            assertThat(listed().path("undecided").asInt()).isZero();
        });
    }
}
