package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.stream.StreamDefinition.Deletes;
import dev.tandem.stream.StreamDefinition.Match;
import dev.tandem.stream.StreamDefinition.Members;
import dev.tandem.stream.StreamDefinition.Source;
import dev.tandem.stream.StreamDefinition.TypeStamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the stream files that we ship say. */
class ShippedStreamsTest {

    private final List<StreamDefinition> streams =
            new StreamFiles(StreamFolder.SHIPPED, condition -> Optional.empty()).read();

    @Test
    void comeInTheOrderInWhichTheirRowsPointToEachOther() {
        assertThat(streams)
                .extracting(StreamDefinition::name)
                .containsExactly(
                        "users",
                        "teams",
                        "accounts",
                        "contacts",
                        "leads",
                        "opportunities",
                        "opportunity-roles",
                        "team-members");
    }

    @Test
    void onlyTeamsAndRolesCanBeDoneWithout() {
        assertThat(streams)
                .filteredOn(StreamDefinition::optional)
                .extracting(StreamDefinition::name)
                .containsExactly("teams", "opportunity-roles", "team-members");
    }

    @Test
    void usersBecomeSalesPersons() {
        StreamDefinition users = stream("users");

        assertThat(users.dynamics()).isEqualTo(new Source("systemuser", "systemuserid"));
        assertThat(users.marketo().object()).isEqualTo("sales-person");
        assertThat(users.marketo().key()).contains("externalSalesPersonId");
        assertThat(users.filterColumn()).isEmpty();
        assertThat(users.match()).isEmpty();
        assertThat(users.after()).isEmpty();
    }

    @Test
    void teamsThatMayOwnRecordsBecomeSalesPersons() {
        StreamDefinition teams = stream("teams");

        assertThat(teams.dynamics()).isEqualTo(new Source("team", "teamid"));
        assertThat(teams.marketo().key()).contains("externalSalesPersonId");
        assertThat(teams.skipWhen()).isEqualTo(Map.of("teamtype", 1L));
        assertThat(line(teams, "name").field()).isEqualTo("lastName");
    }

    @Test
    void teamsWithTheirMembersBecomeACustomObject() {
        StreamDefinition members = stream("team-members");

        assertThat(members.dynamics().members())
                .contains(new Members("teammembership_association", "systemuserid", "memberIds"));
        assertThat(members.marketo().name()).contains("microsoftTeam");
        assertThat(members.marketo().key()).contains("teamId");
        assertThat(members.marketo().customKey()).isTrue();
        assertThat(members.deletes()).isEqualTo(Deletes.PROPAGATE);
    }

    @Test
    void accountsBecomeCompaniesAndPointToUsers() {
        StreamDefinition accounts = stream("accounts");

        assertThat(accounts.direction()).isEqualTo(Direction.TO_MARKETO);
        assertThat(accounts.marketo().object()).isEqualTo("company");
        assertThat(accounts.filterColumn()).contains("new_synctomkto");
        assertThat(accounts.skipWhen()).isEqualTo(Map.of("merged", true));
        assertThat(accounts.deletes()).isEqualTo(Deletes.IGNORE);
        assertThat(line(accounts, "name").field()).isEqualTo("company");
        assertThat(line(accounts, "ownerid").to()).containsExactly("users", "teams");
    }

    @Test
    void contactsBecomePersonsThatCarryTheirTypeAndTheirDeletion() {
        StreamDefinition contacts = stream("contacts");

        assertThat(contacts.marketo().customKey()).isTrue();
        assertThat(contacts.marketo().type()).contains(new TypeStamp("microsoftType", "Contact"));
        assertThat(contacts.marketo().deleted()).contains("microsoftIsDeleted");
        assertThat(contacts.match()).contains(new Match("emailaddress1", "email"));
        assertThat(contacts.deletes()).isEqualTo(Deletes.FLAG);
        assertThat(contacts.after()).containsExactly("users", "teams", "accounts");
    }

    @Test
    void optOutsOfContactsAreRatchets() {
        assertThat(stream("contacts").lines().stream()
                        .filter(MappingLine::ratchet)
                        .map(MappingLine::column))
                .containsExactlyInAnyOrder("donotphone", "donotbulkemail", "donotemail", "donotfax", "donotsendmm");
    }

    @Test
    void linesThatNameNoDirectionHaveTheStreams() {
        assertThat(streams).filteredOn(stream -> !stream.ofPersons()).allSatisfy(stream -> assertThat(stream.lines())
                .allSatisfy(line -> assertThat(line.direction()).isEqualTo(stream.direction())));
        assertThat(stream("leads").lines())
                .filteredOn(line -> line.direction() == Direction.BOTH)
                .hasSize(29);
    }

    @Test
    void onlyWhatMarketingKnowsGoesToDynamicsAlone() {
        assertThat(streams.stream()
                        .flatMap(stream -> stream.lines().stream())
                        .filter(line -> line.direction() == Direction.TO_DYNAMICS))
                .isNotEmpty()
                .allMatch(line -> line.optional() && line.column().startsWith("mkt_"));
    }

    @Test
    void aCustomFieldHasALabelInWords() {
        MappingLine line = line(stream("contacts"), "telephone2");

        assertThat(line.custom()).contains("string");
        assertThat(line.label()).isEqualTo(Optional.empty());
        assertThat(line.displayName()).isEqualTo("Microsoft Home Phone");
    }

    private StreamDefinition stream(String name) {
        return streams.stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MappingLine line(StreamDefinition stream, String column) {
        return stream.lines().stream()
                .filter(line -> line.column().equals(column))
                .findFirst()
                .orElseThrow();
    }
}
