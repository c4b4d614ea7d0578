package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Optional streams that a system has nothing for are left out, and taken up by themselves. */
class OptionalStreamsEndToEndTest {

    private static final String TEAM_MEMBERS = "team-members";

    private TemporaryHome home;

    @TempDir
    private Path directory;

    private TwoSystems systems;

    @BeforeEach
    void copyTheHome() throws IOException {
        home = TemporaryHome.copy(directory.resolve("home"));
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private void start() {
        systems = TwoSystems.in(directory).size(40).home(home.path()).startWithoutSetup();
    }

    private Tally copied(String stream, CycleReport report) {
        return report.tallies().getOrDefault(stream, Tally.EMPTY);
    }

    private StreamStatus status(String stream) {
        StreamStatus status = systems.status(stream);
        assertThat(status.leftOut()).isEqualTo(status.leftOutBecause() != null);
        return status;
    }

    private void copiesEverythingButTeamMembers(String code) {
        CycleReport report = systems.cycle();

        assertThat(report.complete()).as(report.wrong()).isTrue();
        assertThat(report.tallies()).containsKeys("users", "teams", "contacts", "leads", "opportunity-roles");
        assertThat(copied(TEAM_MEMBERS, report)).isEqualTo(Tally.EMPTY);
        assertThat(systems.status().firstSyncDone()).isTrue();
        assertThat(status(TEAM_MEMBERS).leftOutBecause()).contains("Custom Object", code);
        assertThat(status("opportunity-roles").leftOut()).isFalse();
    }

    private void takesTeamMembersUp() {
        systems.noFaults();
        systems.setup().run();
        systems.advance("PT1H");

        CycleReport report = systems.cycle();

        assertThat(report.complete()).as(report.wrong()).isTrue();
        assertThat(copied(TEAM_MEMBERS, report).applied()).isPositive();
        assertThat(status(TEAM_MEMBERS).leftOut()).isFalse();
        assertThat(systems.status().firstSyncDone()).isTrue();
        systems.cycle();
        assertThat(systems.differences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1026", "616", "603"})
    void copiesEverythingElseWhereMarketoHasNoCustomObjects(String code) {
        start();
        systems.refuse("marketo", "Describe Custom Object Type", code, 9);
        systems.refuse("marketo", "Describe Custom Objects", code, 9);
        assertThat(systems.setup().run()).noneMatch(step -> step.problem().isPresent());

        copiesEverythingButTeamMembers(code);
        takesTeamMembersUp();
    }

    /** Where only the types are refused, an object that is not there is told from one that could be created. */
    @Test
    void asksForTheTypeOfAnObjectThatIsNotThere() {
        start();
        systems.refuse("marketo", "Describe Custom Object Type", "616", 9);
        assertThat(systems.setup().run()).noneMatch(step -> step.problem().isPresent());

        copiesEverythingButTeamMembers("616");
        takesTeamMembersUp();
    }

    @Test
    void doesNotBeginBeforeSetupCreatedWhatCanBeCreated() {
        start();

        CycleReport report = systems.cycle();

        assertThat(report.complete()).isFalse();
        assertThat(report.wrong()).contains("custom object microsoftTeam", "run 'setup'");
    }

    @Test
    void aStreamThatLosesItsObjectIsLeftOutUntilItIsBack() {
        start();
        systems.setup().run();
        assertThat(systems.cycle().complete()).isTrue();
        systems.refuse("marketo", "Describe Custom Objects", "1026", 1);
        systems.advance("PT1H");

        assertThat(systems.cycle().complete()).isTrue();
        assertThat(status(TEAM_MEMBERS).leftOut()).isTrue();
        assertThat(status(TEAM_MEMBERS).applied()).isPositive();

        systems.advance("PT1H");
        assertThat(systems.cycle().complete()).isTrue();
        assertThat(status(TEAM_MEMBERS).leftOut()).isFalse();
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void aProcessThatDidNotReadTheSchemasKnowsWhatIsLeftOut() {
        start();
        systems.setup().run();
        systems.refuse("marketo", "Describe Custom Objects", "1026", 1);
        systems.cycle();

        systems.restart();

        assertThat(status(TEAM_MEMBERS).leftOut()).isTrue();
        assertThat(systems.status().firstSyncDone()).isTrue();
    }

    /** Accounts point to users and teams, team members come after teams. */
    @Test
    void streamsThatPointToOneWithoutATableAreCopied() throws IOException {
        home.replace("config/streams/teams.yaml", "table: team,", "table: new_crew,");
        start();
        systems.setup().run();

        CycleReport report = systems.cycle();

        assertThat(report.complete()).as(report.wrong()).isTrue();
        assertThat(report.failedRecords()).isFalse();
        assertThat(report.tallies()).doesNotContainKey("teams");
        assertThat(copied("contacts", report).applied()).isEqualTo(40);
        assertThat(copied(TEAM_MEMBERS, report).applied()).isPositive();
        assertThat(status("teams").leftOutBecause()).contains("no table new_crew");
        assertThat(status("contacts").held()).isZero();
        assertThat(systems.status().firstSyncDone()).isTrue();
    }

    /** Who may adopt an unlinked person is decided when all addresses are known: those of a missing table never will be. */
    @Test
    void theAddressesOfATableThatIsNotThereAreNotWaitedFor() throws IOException {
        home.replace("config/streams/leads.yaml", "stream: leads", "stream: leads\noptional: true");
        home.replace("config/streams/leads.yaml", "table: lead,", "table: new_prospect,");
        start();
        systems.setup().run();

        CycleReport report = systems.cycle();

        assertThat(report.complete()).as(report.wrong()).isTrue();
        assertThat(status("leads").leftOut()).isTrue();
        assertThat(status("contacts").applied()).isEqualTo(40);
        assertThat(status("contacts").backlog()).isZero();
    }
}
