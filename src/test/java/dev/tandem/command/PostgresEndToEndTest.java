package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The sync with PostgreSQL as its state: the first copy, a quiet cycle, changes, a lost answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresEndToEndTest {

    private static final int SIZE = 120;

    private EmbeddedPostgres postgres;
    private TwoSystems systems;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        postgres = EmbeddedPostgres.start();
        Home home = Home.in(Files.createDirectory(directory.resolve("home")));
        systems = TwoSystems.in(directory)
                .home(home.path())
                .size(SIZE)
                .with("state.url", postgres.getJdbcUrl("postgres", "postgres"))
                .with("state.user", "postgres")
                .with("dynamics.page-size", "50")
                .start();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void copiesEverythingAcrossARestart() {
        long secondLooks = SharedOptOuts.lackedBy("contacts", systems.office());
        systems.fault("dataverse", "GET contacts", "html", 1, 20);
        CycleReport interrupted = systems.cycle();
        long settled = interrupted.tallies().get("contacts").applied()
                + systems.status("contacts").backlog();
        systems.noFaults();
        systems.restart();
        CycleReport rest = systems.cycle();

        assertThat(interrupted.complete()).isFalse();
        assertThat(settled).isEqualTo(50);
        assertThat(rest.complete()).isTrue();
        assertThat(rest.tallies().values()).allMatch(Tally::addsUp);
        assertThat(systems.status().firstSyncDone()).isTrue();
        assertThat(systems.status("contacts").applied()).isEqualTo(SIZE + secondLooks);
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    @Order(2)
    void writesNothingWhenNothingChanged() {
        Calls calls = systems.callsOfCycle();

        assertThat(calls.dynamics()).isEqualTo(Calls.QUIET);
        assertThat(calls.marketo()).isEqualTo(Calls.QUIET_IN_MARKETO);
    }

    @Test
    @Order(3)
    void carriesChangesCreationsAndDeletions() {
        Office office = systems.office();
        String changed = office.contacts().get(1);
        String deleted = office.contacts().get(2);
        office.edit("contacts", changed, "jobtitle", "\"Köchin\"");
        office.delete("contacts", deleted);
        String created = office.create("contacts", "contactid", "{\"lastname\":\"New\"}");

        CycleReport report = systems.cycle();

        assertThat(report.complete()).isTrue();
        assertThat(office.person(changed, "title").path("title").asText()).isEqualTo("Köchin");
        assertThat(office.person(deleted, "microsoftIsDeleted")
                        .path("microsoftIsDeleted")
                        .asBoolean())
                .isTrue();
        assertThat(office.person(created, "lastName").path("lastName").asText()).isEqualTo("New");
    }

    @Test
    @Order(4)
    void findsAPersonWhoseCreationWasNotConfirmed() {
        String contact = systems.office()
                .create("contacts", "contactid", "{\"lastname\":\"Once\",\"emailaddress1\":\"once@office.example\"}");
        systems.fault("marketo", "Sync Leads", "drop-after", 0, 1);
        systems.cycle();
        systems.restart();
        systems.advance("PT2M");

        CycleReport report = systems.cycle();

        assertThat(report.tallies().get("contacts").applied()).isEqualTo(1);
        assertThat(systems.office().persons("email", "once@office.example", "id"))
                .hasSize(1);
        assertThat(systems.office().person(contact, "lastName").path("lastName").asText())
                .isEqualTo("Once");
        assertThat(systems.status("contacts").backlog()).isZero();
    }

    @Test
    @Order(5)
    void keepsWhatMarketoRefusesAndTriesItAgain() {
        String contact = systems.office()
                .create(
                        "contacts",
                        "contactid",
                        "{\"lastname\":\"Poison\",\"emailaddress1\":\"not\\u00e4scii@office.example\"}");

        CycleReport refused = systems.cycle();
        assertThat(refused.tallies().get("contacts").failed().values()).containsExactly(1L);
        systems.office().edit("contacts", contact, "emailaddress1", "\"ascii@office.example\"");
        systems.cycle();

        assertThat(systems.office().person(contact, "email").path("email").asText())
                .isEqualTo("ascii@office.example");
        assertThat(systems.<Long>state((state, tx) -> state.failures().count(tx, "contacts")))
                .isZero();
    }
}
