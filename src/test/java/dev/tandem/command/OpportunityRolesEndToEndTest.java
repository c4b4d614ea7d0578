package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The parts that people play in opportunities, and what becomes of them with the opportunity. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpportunityRolesEndToEndTest {

    private static final String CONTACT = "record2id_contact";

    private final Map<String, String> roles = new HashMap<>();
    private TwoSystems systems;
    private Office office;
    private List<String> contacts;
    private String opportunity;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 60);
        office = systems.office();
        systems.cycle();
        contacts = office.contacts();
        office.rows("connectionroles", "connectionroleid,name")
                .forEach(role -> roles.put(
                        role.path("name").asText(),
                        role.path("connectionroleid").asText()));
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    @BeforeEach
    void newOpportunity() {
        opportunity = office.create(
                "opportunities",
                "opportunityid",
                "{\"name\":\"Crane\",\"customerid_account@odata.bind\":\"/accounts(%s)\"}"
                        .formatted(office.ids("accounts", "accountid").get(0)));
    }

    private String connect(int contact, String role) {
        return office.connect(opportunity, CONTACT, "contacts(" + contacts.get(contact) + ")", roles.get(role));
    }

    private String role(int contact, String role, boolean primary) {
        return office.person(contacts.get(contact), "id").path("id").asText() + " " + role + " " + primary;
    }

    private List<String> cycle() {
        assertThat(systems.cycle().failedRecords()).isFalse();
        return office.roles(opportunity);
    }

    @Test
    void twoConnectionsAreOneRole() {
        connect(0, "Influencer");

        assertThat(cycle()).containsExactly(role(0, "Influencer", false));
    }

    @Test
    void theOpportunitysOwnContactIsPrimaryEvenIfNothingElseChanges() {
        connect(0, "Champion");
        assertThat(cycle()).containsExactly(role(0, "Champion", false));

        office.point("opportunities", opportunity, "parentcontactid", Optional.of("contacts(" + contacts.get(0) + ")"));
        assertThat(cycle()).containsExactly(role(0, "Champion", true));

        office.point("opportunities", opportunity, "parentcontactid", Optional.empty());
        assertThat(cycle()).containsExactly(role(0, "Champion", false));
    }

    @Test
    void anotherRoleTakesThePlaceOfTheOldOne() {
        String connection = connect(1, "Influencer");
        cycle();

        office.point(
                "connections",
                connection,
                "record2roleid",
                Optional.of("connectionroles(" + roles.get("End User") + ")"));

        assertThat(cycle()).containsExactly(role(1, "End User", false));
    }

    @Test
    void aDoubleWaitsUntilTheFirstIsGone() {
        String one = connect(2, "Influencer");
        String other = connect(2, "Influencer");
        assertThat(cycle()).containsExactly(role(2, "Influencer", false));
        assertThat(systems.status("opportunity-roles").held()).isEqualTo(1);

        office.delete("connections", one.compareTo(other) < 0 ? one : other);

        assertThat(cycle()).containsExactly(role(2, "Influencer", false));
        assertThat(systems.status("opportunity-roles").held()).isZero();
    }

    @Test
    void aRoleThatBecomesADoubleIsLeftInOnePieceAndComesBack() {
        connect(3, "Influencer");
        String other = connect(3, "Champion");
        assertThat(cycle()).containsExactlyInAnyOrder(role(3, "Influencer", false), role(3, "Champion", false));

        office.point(
                "connections", other, "record2roleid", Optional.of("connectionroles(" + roles.get("Influencer") + ")"));
        assertThat(cycle()).containsExactly(role(3, "Influencer", false));

        office.point(
                "connections", other, "record2roleid", Optional.of("connectionroles(" + roles.get("End User") + ")"));
        assertThat(cycle()).containsExactlyInAnyOrder(role(3, "Influencer", false), role(3, "End User", false));
    }

    @Test
    void twoConnectionsMaySwapTheirRoles() {
        String one = connect(4, "Influencer");
        String other = connect(4, "Champion");
        cycle();

        office.point(
                "connections", one, "record2roleid", Optional.of("connectionroles(" + roles.get("Champion") + ")"));
        office.point(
                "connections", other, "record2roleid", Optional.of("connectionroles(" + roles.get("Influencer") + ")"));

        assertThat(cycle()).containsExactlyInAnyOrder(role(4, "Influencer", false), role(4, "Champion", false));
    }

    @Test
    void aRoleOfAPersonThatIsNotInMarketoYetComesWithThePerson() {
        String contact =
                office.create("contacts", "contactid", "{\"lastname\":\"Late\",\"emailaddress1\":\"l@x.example\"}");
        office.connect(opportunity, CONTACT, "contacts(" + contact + ")", roles.get("Champion"));
        systems.cycle("opportunities");
        systems.cycle("opportunity-roles");
        assertThat(office.roles(opportunity)).isEmpty();

        systems.cycle();

        assertThat(office.roles(opportunity))
                .containsExactly(office.person(contact, "id").path("id").asText() + " Champion false");
    }

    @Test
    void aDeletedOpportunityTakesItsRolesAlong() {
        connect(0, "Influencer");
        connect(1, "Champion");
        assertThat(cycle()).hasSize(2);

        office.delete("opportunities", opportunity);

        assertThat(cycle()).isEmpty();
        assertThat(office.opportunities(opportunity)).isEmpty();
    }
}
