package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a qualified lead's person, by the filters of the lead and of the contact (behaviour page, section 3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualifyFilterEndToEndTest {

    private static final String FILTER = "participatesinworkflow";

    private TwoSystems systems;
    private Office office;

    @BeforeAll
    void copy(@TempDir Path directory, @TempDir Path folder) throws IOException {
        TemporaryHome home = TemporaryHome.copy(folder);
        home.replace("config/streams/leads.yaml", "filter: new_synctomkto", "filter: " + FILTER);
        home.replace("config/streams/contacts.yaml", "filter: new_synctomkto", "filter: " + FILTER);
        systems = TwoSystems.in(directory).size(10).home(home.path()).start();
        office = systems.office();
        systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String lead(boolean synced) {
        String lead = office.create("leads", "leadid", Map.of("lastname", "Moss", FILTER, synced));
        systems.cycle();
        return lead;
    }

    private String contactOf(String lead, boolean synced) {
        return office.create(
                "contacts",
                "contactid",
                Map.of("lastname", "Moss", FILTER, synced, "originatingleadid@odata.bind", "/leads(" + lead + ")"));
    }

    private List<String> persons(String record) {
        return office.persons("microsoftId", record, "id").stream()
                .map(person -> person.path("id").asText())
                .toList();
    }

    @Test
    void noAndNoIsNobody() {
        String lead = lead(false);
        String contact = contactOf(lead, false);
        office.change("leads", lead, "jobtitle", "Clerk");
        systems.cycle();

        assertThat(persons(lead)).isEmpty();
        assertThat(persons(contact)).isEmpty();
    }

    @Test
    void yesAndYesIsTheContactOnTheSamePerson() {
        String lead = lead(true);
        List<String> person = persons(lead);
        assertThat(person).hasSize(1);

        String contact = contactOf(lead, true);
        systems.cycle();
        office.change("leads", lead, "jobtitle", "Clerk");
        systems.cycle();

        assertThat(persons(contact)).isEqualTo(person);
        assertThat(persons(lead)).isEmpty();
    }

    @Test
    void noAndYesIsANewPersonForTheContact() {
        String lead = lead(false);
        String contact = contactOf(lead, true);
        systems.cycle();

        assertThat(persons(lead)).isEmpty();
        assertThat(persons(contact)).hasSize(1);
    }

    @Test
    void aLeadThatWasSwitchedOffKeepsItsStalePerson() {
        String lead = lead(true);
        List<String> person = persons(lead);
        office.change("leads", lead, FILTER, false);
        systems.cycle();

        String contact = contactOf(lead, true);
        systems.cycle();

        assertThat(persons(lead)).isEqualTo(person);
        assertThat(persons(contact)).hasSize(1).doesNotContainAnyElementsOf(person);
    }

    @Test
    void yesAndNoIsTheLeadWithItsLastChanges() {
        String lead = lead(true);
        List<String> person = persons(lead);
        String contact = contactOf(lead, false);
        office.change("leads", lead, "jobtitle", "Buyer");
        systems.cycle();

        assertThat(persons(lead)).isEqualTo(person);
        assertThat(persons(contact)).isEmpty();
        assertThat(office.person(lead, "title").path("title").asText()).isEqualTo("Buyer");
    }
}
