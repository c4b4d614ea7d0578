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

/** One record is synced when somebody asks for it, and what came of it is told. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ForceEndToEndTest {

    @TempDir
    private Path directory;

    private Terminal terminal;
    private String contact;

    @BeforeEach
    void copy() throws IOException {
        terminal = Terminal.in(directory, 20);
        terminal.set("sync.streams", "users,teams,accounts,contacts,leads");
        terminal.done("setup");
        terminal.done("sync --once");
        contact = terminal.contacts().get(0);
    }

    @AfterEach
    void stop() throws IOException {
        terminal.close();
    }

    private String newPerson(String lastName) throws IOException {
        return TwoSystems.JSON
                .readTree(terminal.send(
                        "POST",
                        "/sandbox/marketo/rest/v1/leads.json",
                        "{\"action\":\"createDuplicate\",\"lookupField\":\"email\",\"input\":[{\"lastName\":\""
                                + lastName + "\",\"email\":\"" + lastName + "@forced.example\"}]}"))
                .at("/result/0/id")
                .asText();
    }

    private JsonNode leads(String lastName) throws IOException {
        return TwoSystems.JSON
                .readTree(terminal.send(
                        "GET",
                        "/sandbox/dynamics/api/data/v9.2/leads?$select=leadid&$filter=lastname%20eq%20'" + lastName
                                + "'",
                        ""))
                .path("value");
    }

    private void change(String columns) throws IOException {
        terminal.send("PATCH", "/sandbox/dynamics/api/data/v9.2/contacts(" + contact + ")", columns);
    }

    @Test
    void syncsAChangedRecordAndLeavesOneThatAgrees() throws IOException {
        terminal.address(contact, "new@forced.example");

        terminal.done("force " + contact);
        assertThat(terminal.printed().strip()).isEqualTo("The record " + contact + " of contacts: applied.");
        assertThat(terminal.addressInMarketo(contact)).isEqualTo("new@forced.example");

        terminal.done("force new@forced.example");
        assertThat(terminal.printed().strip()).isEqualTo("The record " + contact + " of contacts: unchanged.");
    }

    @Test
    void makesALeadOfAPersonThatLivesOnlyInMarketo() throws IOException {
        String person = newPerson("Larch");

        terminal.done("force " + person);

        assertThat(terminal.printed().strip()).isEqualTo("The person " + person + ": applied.");
        assertThat(leads("Larch")).hasSize(1);
        terminal.done("force " + person);
        assertThat(terminal.printed()).contains("of leads: unchanged");
        assertThat(leads("Larch")).hasSize(1);
    }

    @Test
    void saysThatTheFilterOrAPauseKeepsARecordOut() throws IOException {
        terminal.edit("config/streams/contacts.yaml", "filter: new_synctomkto", "filter: participatesinworkflow");
        change("{\"participatesinworkflow\":false}");
        String before = terminal.addressInMarketo(contact);
        terminal.address(contact, "out@forced.example");

        assertThat(terminal.run("force " + contact)).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.printed()).contains("skipped (switched off by the filter column)");
        assertThat(terminal.addressInMarketo(contact)).isEqualTo(before);
        terminal.done("explain " + contact);
        assertThat(terminal.printed())
                .contains(
                        "Filter:  leaves it out: switched off by the filter column", "Next:    nothing: switched off");

        change("{\"participatesinworkflow\":true}");
        terminal.done("pause --record " + contact);
        assertThat(terminal.run("force " + contact)).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.printed()).contains("skipped (paused)");
        assertThat(terminal.addressInMarketo(contact)).isEqualTo(before);
    }

    @Test
    void looksAtNothingWhereNothingWasEverSynced(@TempDir Path other) throws IOException {
        try (Terminal fresh = Terminal.in(other, 10)) {
            assertThat(fresh.run("explain " + contact)).isEqualTo(ExitCode.REFUSED);
            assertThat(fresh.complaints()).singleElement().asString().contains("run 'sync --once' first");
        }
    }

    @Test
    void knowsNothingOfStrangers() {
        assertThat(terminal.run("force 999999")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.complaints()).singleElement().asString().contains("is known as 999999");
        assertThat(terminal.run("force nonsense")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void tellsWhyARecordFails() throws IOException {
        terminal.address(contact, "jürgen@forced.example");

        assertThat(terminal.run("force " + contact)).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.printed())
                .contains("of contacts: failed (", "email")
                .doesNotContain("jürgen");
    }

    @Test
    void asksTheRunningServiceForAllThis() throws IOException {
        terminal.whileServing(() -> {
            terminal.address(contact, "served@forced.example");
            String person = newPerson("Alder");

            terminal.done("force " + contact);
            assertThat(terminal.printed()).contains("applied");
            assertThat(terminal.addressInMarketo(contact)).isEqualTo("served@forced.example");
            terminal.done("force " + person);
            assertThat(leads("Alder")).hasSize(1);
            assertThat(terminal.run("force nobody@forced.example")).isEqualTo(ExitCode.INCOMPLETE);
            terminal.done("status");
            assertThat(terminal.printed()).contains("The sync is running.");
        });
    }
}
