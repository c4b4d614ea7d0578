package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A stream's condition keeps rows out as its filter column does, and has the same effect on qualified leads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionEndToEndTest {

    private static final String NO_INTERNS = "only-when: ${body[jobtitle]} != 'Intern' && ${body[statecode]} in '0,1'";

    private TemporaryHome home;
    private TwoSystems systems;
    private Office office;

    @BeforeAll
    void copy(@TempDir Path directory, @TempDir Path folder) throws IOException {
        home = TemporaryHome.copy(folder);
        home.replace("config/streams/contacts.yaml", "skip-when:", NO_INTERNS + "\nskip-when:");
        Path streams = home.path().resolve("config/streams");
        Files.copy(streams.resolve("examples/online-events.yaml"), streams.resolve("online-events.yaml"));
        systems = TwoSystems.in(directory).size(40).home(home.path()).start();
        office = systems.office();
        systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String contact(String title) {
        return office.create("contacts", "contactid", Map.of("lastname", "Moss", "jobtitle", title));
    }

    private List<String> persons(String record) {
        return office.persons("microsoftId", record, "id").stream()
                .map(person -> person.path("id").asText())
                .toList();
    }

    private String title(String contact) {
        return office.person(contact, "title").path("title").asText();
    }

    @Test
    void whoDoesNotMeetItStaysOutUntilHeDoes() {
        String intern = contact("Intern");
        String clerk = contact("Clerk");
        systems.cycle();
        assertThat(persons(intern)).isEmpty();
        assertThat(persons(clerk)).hasSize(1);

        office.change("contacts", intern, "jobtitle", "Clerk");
        systems.cycle();
        assertThat(persons(intern)).hasSize(1);
    }

    @Test
    void whoNoLongerMeetsItKeepsHisPersonAsItIs() {
        String contact = contact("Clerk");
        systems.cycle();
        String person = systems.marketing().idOf(contact);

        office.change("contacts", contact, "jobtitle", "Intern");
        systems.cycle();
        systems.marketing().edit(person, "lastName", "Mosley");
        systems.cycle();

        assertThat(title(contact)).isEqualTo("Clerk");
        assertThat(office.row("contacts", contact).path("lastname").asText()).isEqualTo("Moss");
        assertThat(systems.marketing()
                        .person(person, "microsoftIsDeleted")
                        .path("microsoftIsDeleted")
                        .asBoolean())
                .isFalse();

        office.change("contacts", contact, "jobtitle", "Buyer");
        systems.cycle();
        assertThat(title(contact)).isEqualTo("Buyer");
        assertThat(office.row("contacts", contact).path("lastname").asText()).isEqualTo("Mosley");
    }

    @Test
    void aQualifiedLeadKeepsItsPersonWhileItsContactStaysOut() {
        String lead = office.create("leads", "leadid", Map.of("lastname", "Moss"));
        systems.cycle();
        List<String> person = persons(lead);
        assertThat(person).hasSize(1);

        String contact = office.create(
                "contacts",
                "contactid",
                Map.of(
                        "lastname",
                        "Moss",
                        "jobtitle",
                        "Intern",
                        "originatingleadid@odata.bind",
                        "/leads(" + lead + ")"));
        systems.cycle();
        assertThat(persons(lead)).isEqualTo(person);
        assertThat(persons(contact)).isEmpty();

        office.change("contacts", contact, "jobtitle", "Clerk");
        systems.cycle();
        assertThat(persons(contact)).isEqualTo(person);
    }

    @Test
    void aChangedConditionHasEveryRowLookedAtAgain() throws IOException {
        String trainee = contact("Intern");
        systems.cycle();
        assertThat(persons(trainee)).isEmpty();

        home.replace("config/streams/contacts.yaml", "'Intern'", "'Apprentice'");
        systems.restart();
        systems.cycle();
        assertThat(persons(trainee)).hasSize(1);

        home.replace("config/streams/contacts.yaml", "'Apprentice'", "'Intern'");
        systems.restart();
        systems.cycle();
    }

    @Test
    void theExampleTakesAPartOfATable() {
        List<String> ids = office.ids("new_events", "new_eventid");
        office.change("new_events", ids.get(0), Map.of("new_online", true, "new_capacity", 120));
        office.change("new_events", ids.get(1), Map.of("new_online", true, "new_capacity", 49));
        systems.cycle();

        for (JsonNode event : office.rows("new_events", "new_eventid,new_online,new_capacity")) {
            String id = event.path("new_eventid").asText();
            boolean meets = event.path("new_online").asBoolean()
                    && event.path("new_capacity").asInt() >= 50;
            assertThat(office.customObjects("onlineEvent", "onlineEventId", id, "onlineEventId"))
                    .as(id)
                    .hasSize(meets ? 1 : 0);
        }
        assertThat(office.customObjects("onlineEvent", "onlineEventId", ids.get(0), "capacity"))
                .hasSize(1);
    }
}
