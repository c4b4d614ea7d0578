package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.state.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Records and persons that come and go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletionsEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private List<String> contacts;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 60);
        office = systems.office();
        systems.cycle();
        // takes in what the copy itself caused
        systems.cycle();
        contacts = office.contacts();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String create(String email) {
        return office.create(
                "contacts", "contactid", "{\"lastname\":\"Newcomer\",\"emailaddress1\":\"" + email + "\"}");
    }

    private boolean linked(String stream, String record) {
        UUID id = UUID.fromString(record);
        return systems.state(
                (state, tx) -> state.links().find(tx, stream, List.of(id)).containsKey(id));
    }

    @Test
    void createsAPersonForANewContact() {
        String contact = create("newcomer@office.example");

        Tally tally = systems.cycle().tallies().get("contacts");

        assertThat(tally).isEqualTo(new Tally(1, 1, 0, Map.of(), Map.of()));
        JsonNode person = office.person(contact, "email", "microsoftType", "lastName");
        assertThat(person.path("email").asText()).isEqualTo("newcomer@office.example");
        assertThat(person.path("microsoftType").asText()).isEqualTo("Contact");
        assertThat(person.path("lastName").asText()).isEqualTo("Newcomer");
    }

    @Test
    void flagsThePersonOfADeletedContactAndRetiresTheLink() {
        String contact = contacts.get(1);
        String person = office.person(contact, "id").path("id").asText();

        office.delete("contacts", contact);
        Tally tally = systems.cycle().tallies().get("contacts");

        assertThat(tally).isEqualTo(new Tally(1, 1, 0, Map.of(), Map.of()));
        JsonNode flagged = office.person(contact, "id", "microsoftIsDeleted");
        assertThat(flagged.path("id").asText()).isEqualTo(person);
        assertThat(flagged.path("microsoftIsDeleted").asBoolean()).isTrue();
        assertThat(linked("contacts", contact)).isFalse();
        assertThat(systems.callsOfCycle().marketo()).isEqualTo(Calls.QUIET_IN_MARKETO);
    }

    @Test
    void keepsTheCompanyOfADeletedAccount() {
        String account = office.create("accounts", "accountid", "{\"name\":\"Passing Ltd\"}");
        systems.cycle();

        office.delete("accounts", account);
        systems.resetCalls();
        Tally tally = systems.cycle().tallies().get("accounts");

        assertThat(tally).isEqualTo(new Tally(1, 0, 0, Map.of("deleted in Dynamics, kept in Marketo", 1L), Map.of()));
        assertThat(office.company(account, "company").path("company").asText()).isEqualTo("Passing Ltd");
        assertThat(linked("accounts", account)).isFalse();
        assertThat(systems.calls().marketo()).isEqualTo(Calls.QUIET_IN_MARKETO);
    }

    @Test
    void createsAnotherPersonForARecreatedContact() {
        String first = create("back.again@office.example");
        systems.cycle();
        office.delete("contacts", first);
        systems.cycle();

        String second = create("back.again@office.example");
        systems.cycle();

        List<JsonNode> persons = office.persons("email", "back.again@office.example", "id", "microsoftId");
        assertThat(persons)
                .extracting(person -> person.path("microsoftId").asText())
                .containsExactlyInAnyOrder(first, second);
        assertThat(office.person(second, "microsoftIsDeleted")
                        .path("microsoftIsDeleted")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void givesARestoredContactItsPersonBack() {
        String contact = create("restored@office.example");
        systems.cycle();
        String person = office.person(contact, "id").path("id").asText();
        office.delete("contacts", contact);
        systems.cycle();

        office.create(
                "contacts",
                "contactid",
                "{\"contactid\":\"" + contact
                        + "\",\"lastname\":\"Newcomer\",\"emailaddress1\":\"restored@office.example\"}");
        systems.cycle();

        JsonNode restored = office.person(contact, "id", "microsoftIsDeleted");
        assertThat(restored.path("id").asText()).isEqualTo(person);
        assertThat(restored.path("microsoftIsDeleted").asBoolean()).isFalse();
    }

    @Test
    void skipsWhatWasCreatedAndDeletedBetweenTwoCycles() {
        String contact = create("short.life@office.example");
        office.delete("contacts", contact);

        systems.resetCalls();
        Tally tally = systems.cycle().tallies().get("contacts");

        assertThat(tally).isEqualTo(new Tally(1, 0, 0, Map.of("deleted before it was synced", 1L), Map.of()));
        assertThat(systems.calls().marketo()).isEqualTo(Calls.QUIET_IN_MARKETO);
    }

    @Test
    void createsANewPersonWhenAMarketerDeletedTheOldOne() {
        String contact = create("deleted.by.marketer@office.example");
        systems.cycle();
        String old = office.person(contact, "id").path("id").asText();
        systems.marketing().delete(old);

        office.edit("contacts", contact, "jobtitle", "\"Still here\"");
        Tally tally = systems.cycle().tallies().get("contacts");

        JsonNode person = office.person(contact, "id", "title", "email");
        assertThat(person.path("id").asText()).isNotEqualTo(old);
        assertThat(person.path("title").asText()).isEqualTo("Still here");
        assertThat(person.path("email").asText()).isEqualTo("deleted.by.marketer@office.example");
        assertThat(tally).isEqualTo(new Tally(1, 1, 0, Map.of(), Map.of()));
    }

    @Test
    void leavesAPersonGoneWhenContactAndPersonWereDeleted() {
        String contact = create("both.gone@office.example");
        systems.cycle();
        systems.marketing().delete(office.person(contact, "id").path("id").asText());

        office.delete("contacts", contact);
        Tally tally = systems.cycle().tallies().get("contacts");

        assertThat(tally).isEqualTo(new Tally(1, 0, 0, Map.of("its person was deleted in Marketo", 1L), Map.of()));
        assertThat(office.persons("microsoftId", contact, "id")).isEmpty();
        assertThat(linked("contacts", contact)).isFalse();
    }
}
