package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.state.Failure;
import dev.tandem.state.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams that own records, and who is in them. */
class TeamsEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private String team;

    @BeforeEach
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 200);
        office = systems.office();
        assertThat(systems.cycle().complete()).isTrue();
        assertThat(systems.cycle().complete()).isTrue();
        team = ids(false).get(0);
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private List<String> ids(boolean access) {
        return office.rows("teams", "teamid,teamtype").stream()
                .filter(row -> (row.path("teamtype").asInt() == 1) == access)
                .map(row -> row.path("teamid").asText())
                .toList();
    }

    private List<String> members() {
        return List.of(mirror().path("memberIds").asText().split(",", -1));
    }

    private JsonNode mirror() {
        List<JsonNode> found = office.customObjects("microsoftTeam", "teamId", team, "name", "memberIds");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private Tally next() {
        return systems.cycle().tallies().getOrDefault("team-members", Tally.EMPTY);
    }

    private String outsider() {
        return office.ids("systemusers", "systemuserid").stream()
                .filter(user -> !members().contains(user))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void copiesTeamsButNoAccessTeams() {
        assertThat(systems.differences()).isEmpty();
        assertThat(members()).hasSizeGreaterThan(1).isSorted();
        assertThat(ids(true)).isNotEmpty().allSatisfy(access -> {
            assertThat(office.customObjects("microsoftTeam", "teamId", access, "name"))
                    .isEmpty();
        });
        assertThat(systems.status().firstSyncDone()).isTrue();
    }

    @Test
    void saysAndWritesNothingWhileNothingChanges() {
        Calls calls = systems.callsOfCycle();

        assertThat(next()).isEqualTo(Tally.EMPTY);
        assertThat(calls.dynamics("GET teams")).isEqualTo(1);
        assertThat(calls.marketo()).isEqualTo(Calls.QUIET_IN_MARKETO);
    }

    @Test
    void carriesAMemberThatJoinsAndOneThatLeaves() {
        String user = outsider();

        office.join(team, user);
        assertThat(next()).isEqualTo(new Tally(1, 1, 0, Map.of(), Map.of()));
        assertThat(members()).contains(user).isSorted();

        office.leave(team, user);
        assertThat(next()).isEqualTo(new Tally(1, 1, 0, Map.of(), Map.of()));
        assertThat(members()).doesNotContain(user);
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void emptiesTheListOfATeamWithoutMembers() {
        members().forEach(user -> office.leave(team, user));

        next();

        assertThat(mirror().path("memberIds").isNull()).isTrue();
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void carriesANewNameToSalesPersonAndCustomObject() {
        office.edit("teams", team, "name", "\"Döner & Tee\"");

        systems.cycle();

        assertThat(mirror().path("name").asText()).isEqualTo("Döner & Tee");
        assertThat(office.salesPerson(team, "lastName").path("lastName").asText())
                .isEqualTo("Döner & Tee");
    }

    /** What failed is not tried in every cycle, although every cycle reads it. */
    @Test
    void triesARefusedTeamAgainWhenItsTimeHasCome() {
        String user = outsider();
        office.join(team, user);
        systems.refuse("marketo", "Sync Custom Objects", "609", 1);
        assertThat(next().failed()).isEqualTo(Map.of("609", 1L));

        assertThat(next()).isEqualTo(Tally.EMPTY);
        systems.advance("PT16M");

        assertThat(next()).isEqualTo(new Tally(1, 1, 0, Map.of(), Map.of()));
        assertThat(members()).contains(user);
        List<Failure> failures = systems.state((state, tx) -> state.failures().list(tx, null, 9));
        assertThat(failures).isEmpty();
    }

    @Test
    void copiesTheRestWhenTheFirstCopyWasCutOff(@TempDir Path other) throws IOException {
        try (TwoSystems cut = TwoSystems.start(other, 60)) {
            cut.refuse("marketo", "Sync Custom Objects", "603", 1);
            assertThat(cut.cycle().complete()).isFalse();
            assertThat(cut.status().firstSyncDone()).isFalse();
            cut.restart();

            assertThat(cut.cycle().complete()).isTrue();

            assertThat(cut.status().firstSyncDone()).isTrue();
            cut.cycle();
            assertThat(cut.differences()).isEmpty();
        }
    }
}
