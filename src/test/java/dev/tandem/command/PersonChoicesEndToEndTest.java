package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stream file may choose for persons beside what is shipped: who becomes a record, and what a deletion means. */
class PersonChoicesEndToEndTest {

    private TemporaryHome home;
    private TwoSystems systems;
    private Office office;
    private Marketing marketing;

    @BeforeEach
    void prepare(@TempDir Path directory) throws IOException {
        home = TemporaryHome.copy(directory.resolve("home"));
        choose("leads", "person-deletes: recreate", "person-deletes: ignore");
        choose("contacts", "create-in-dynamics: on-request", "create-in-dynamics: matching");
        systems = TwoSystems.in(directory).size(10).home(home.path()).start();
        office = systems.office();
        marketing = systems.marketing();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private void choose(String stream, String shipped, String chosen) throws IOException {
        home.replace("config/streams/" + stream + ".yaml", shipped, chosen);
    }

    private List<JsonNode> named(String set, String name) {
        return office.rows(set, set.equals("leads") ? "leadid,lastname" : "contactid,lastname").stream()
                .filter(row -> row.path("lastname").asText().equals(name))
                .toList();
    }

    @Test
    void aNewPersonWhoseTypeNamesTheStreamBecomesItsRecordWhereTheStreamSaysMatching() {
        systems.cycle();
        String person = marketing.create(Map.of("lastName", "Alder", "microsoftType", "Contact"));
        marketing.create(Map.of("lastName", "Birch", "microsoftType", "Lead"));
        marketing.create(Map.of("lastName", "Cedar"));

        systems.cycle();

        assertThat(named("contacts", "Alder")).singleElement().satisfies(contact -> assertThat(
                        marketing.idOf(contact.path("contactid").asText()))
                .isEqualTo(person));
        assertThat(named("leads", "Birch")).isEmpty();
        assertThat(named("contacts", "Cedar")).isEmpty();
        assertThat(named("leads", "Cedar")).isEmpty();
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void eachNewPersonBecomesARecordWhereTheStreamSaysAll() throws IOException {
        choose("leads", "create-in-dynamics: on-request", "create-in-dynamics: all");
        systems.restart();
        systems.cycle();
        String person = marketing.create(Map.of("lastName", "Cedar"));
        marketing.create(Map.of("lastName", "Alder", "microsoftType", "Contact"));

        systems.cycle();
        systems.cycle();

        assertThat(named("leads", "Cedar")).singleElement().satisfies(lead -> assertThat(
                        marketing.idOf(lead.path("leadid").asText()))
                .isEqualTo(person));
        assertThat(named("contacts", "Alder")).hasSize(1);
        assertThat(named("leads", "Alder")).isEmpty();
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void aRecordWhosePersonWasDeletedGetsNoneWhereTheStreamIgnoresIt() {
        String lead = office.create("leads", "leadid", Map.of("lastname", "Ash"));
        systems.cycle();
        marketing.delete(marketing.idOf(lead));
        systems.cycle();

        office.change("leads", lead, "jobtitle", "Buyer");
        CycleReport report = systems.cycle();
        systems.cycle();

        assertThat(report.tallies().get("leads").skipped()).containsEntry("its person was deleted in Marketo", 1L);
        assertThat(office.persons("microsoftId", lead, "id")).isEmpty();
        assertThat(office.ids("leads", "leadid")).contains(lead);
    }

    @Test
    void aFieldThatGoesToDynamicsOnlyIsMarketings() throws IOException {
        choose(
                "leads",
                "  description: mktoPersonNotes",
                "  description: {field: mktoPersonNotes, direction: to-dynamics}");
        systems.restart();
        String lead = office.create("leads", "leadid", Map.of("lastname", "Fir"));
        systems.cycle();
        String person = marketing.idOf(lead);

        marketing.edit(person, "mktoPersonNotes", "Likes cranes");
        systems.cycle();
        assertThat(office.row("leads", lead).path("description").asText()).isEqualTo("Likes cranes");

        office.change("leads", lead, "description", "Likes nothing");
        systems.cycle();
        assertThat(marketing
                        .person(person, "mktoPersonNotes")
                        .path("mktoPersonNotes")
                        .asText())
                .isEqualTo("Likes cranes");
    }
}
