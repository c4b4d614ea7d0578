package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Teams with the ids of their members. */
class AssociationReadingTest {

    private static final UUID TEAM = UUID.fromString("0b7e41c2-1111-4d4d-8c01-6045bd000001");
    private static final UUID ONE = UUID.fromString("5b0c7d0e-2222-4e4e-9a01-6045bd000001");
    private static final UUID TWO = UUID.fromString("5b0c7d0e-2222-4e4e-9a01-6045bd000002");
    private static final UUID THREE = UUID.fromString("5b0c7d0e-2222-4e4e-9a01-6045bd000003");
    private static final Selection TEAMS = new Selection("teams", "teamid", List.of("name"), Set.of(), false);
    private static final Association MEMBERS = new Association("teammembership_association", "systemuserid");

    private final RecordingTransport transport = new RecordingTransport();
    private final DynamicsClient client = new DynamicsClient(transport, 500);

    @Test
    void readsRowsWithTheIdsOfTheirMembersInOrder() {
        transport.answer("""
                {"value":[{"@odata.etag":"W/\\"7\\"","teamid":"%s","name":"North","teamtype":0,"isdefault":true,
                  "teammembership_association":[{"systemuserid":"%s","ownerid":"%s"},{"systemuserid":"%s"}]}],
                 "@odata.nextLink":"https://kestrel.test/teams?page=2"}""".formatted(TEAM, TWO, TWO, ONE));

        RowPage page = client.joined(TEAMS, MEMBERS);

        assertThat(transport.sent().get(0).target())
                .isEqualTo("teams?$select=teamid,name,versionnumber"
                        + "&$expand=teammembership_association($select=systemuserid)");
        assertThat(transport.sent().get(0).headers().get("Prefer")).contains("odata.maxpagesize=500");
        assertThat(page.nextLink()).contains("https://kestrel.test/teams?page=2");
        assertThat(page.rows()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(TEAM);
            assertThat(row.version()).isEqualTo(7);
            assertThat(row.values())
                    .containsEntry("name", "North")
                    .containsEntry("teamtype", 0L)
                    .containsEntry("isdefault", true)
                    .containsEntry("teammembership_association", List.of(ONE, TWO));
        });
    }

    @Test
    void followsTheLinksOfALongList() {
        transport
                .answer("""
                        {"value":[{"teamid":"%s","teammembership_association":[{"systemuserid":"%s"}],
                         "teammembership_association@odata.nextLink":"https://kestrel.test/members?$skiptoken=2"}]}""".formatted(TEAM, THREE))
                .answer("""
                        {"value":[{"systemuserid":"%s"},{"systemuserid":"%s"}],
                         "@odata.nextLink":"https://kestrel.test/members?page=3"}""".formatted(ONE, THREE))
                .answer("{\"value\":[{\"systemuserid\":\"" + TWO + "\"}]}");

        Row team = client.followJoined("https://kestrel.test/teams?page=2", TEAMS, MEMBERS)
                .rows()
                .get(0);

        assertThat(team.values()).containsEntry("teammembership_association", List.of(ONE, TWO, THREE));
        assertThat(transport.sent())
                .extracting(DynamicsRequest::target)
                .containsExactly(
                        "https://kestrel.test/teams?page=2",
                        "https://kestrel.test/members?$skiptoken=2",
                        "https://kestrel.test/members?page=3");
    }

    @Test
    void doesNotFollowALinkThatGivesTheSameRowsAgain() {
        transport.answer("""
                {"value":[{"teamid":"%s","teammembership_association":[{"systemuserid":"%s"}],
                 "teammembership_association@odata.nextLink":"https://kestrel.test/members?$select=systemuserid"}]}""".formatted(TEAM, THREE));

        RowPage page = client.joined(TEAMS, MEMBERS);

        assertThat(page.rows().get(0).values()).containsEntry("teammembership_association", List.of(THREE));
        assertThat(transport.sent()).hasSize(1);
    }

    @Test
    void followsTheLinkOfAsManyRowsAsFitIntoAnAnswer() {
        String full = IntStream.range(0, 5_000)
                .mapToObj(number -> "{\"systemuserid\":\"" + new UUID(1, number) + "\"}")
                .collect(Collectors.joining(","));
        transport.answer("""
                        {"value":[{"teamid":"%s","teammembership_association":[%s],
                         "teammembership_association@odata.nextLink":"https://kestrel.test/members?$select=systemuserid"}]}""".formatted(TEAM, full)).answer("{\"value\":[{\"systemuserid\":\"" + TWO + "\"}]}");

        RowPage page = client.joined(TEAMS, MEMBERS);

        assertThat(page.rows().get(0).values().get("teammembership_association"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(5_001)
                .contains(TWO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"value\":[{\"name\":\"no id\"}]}",
                "{\"value\":[{\"teamid\":\"0b7e41c2-1111-4d4d-8c01-6045bd000001\",\"teammembership_association\":[{}]}]}",
                "no json"
            })
    void doesNotGuessWhatItCannotRead(String answer) {
        transport.answer(answer);

        assertThatThrownBy(() -> client.joined(TEAMS, MEMBERS))
                .isInstanceOf(DynamicsUnavailable.class)
                .hasMessageContaining("not readable")
                .hasMessageNotContaining("no id");
    }
}
