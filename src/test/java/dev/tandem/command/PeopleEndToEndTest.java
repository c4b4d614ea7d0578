package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the people of other tests do has the effects that those tests build on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;

    @BeforeAll
    void start(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 10);
        office = systems.office();
        marketing = systems.marketing();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String contact(String lastName) {
        return office.create("contacts", "contactid", Map.of("lastname", lastName));
    }

    @Test
    void sellersChangeAndClearColumns() {
        String contact = contact("Fern");
        office.change("contacts", contact, Map.of("jobtitle", "Buyer \"senior\"", "donotphone", true));
        office.change("contacts", contact, "telephone1", "1");
        assertThat(office.row("contacts", contact).path("jobtitle").asText()).isEqualTo("Buyer \"senior\"");
        assertThat(office.row("contacts", contact).path("donotphone").asBoolean())
                .isTrue();

        office.change("contacts", contact, "telephone1", null);
        assertThat(office.row("contacts", contact).path("telephone1").isNull()).isTrue();
    }

    @Test
    void aQualifiedLeadNamesItsAccountAndItsContact() {
        String lead = office.create("leads", "leadid", Map.of("lastname", "Moss", "companyname", "Moss & Sons"));

        Office.Qualified made = office.qualify(lead);

        JsonNode contact = office.row("contacts", made.contact());
        assertThat(contact.path("_originatingleadid_value").asText()).isEqualTo(lead);
        assertThat(contact.path("_parentcustomerid_value").asText())
                .isEqualTo(made.account().orElseThrow());
        assertThat(office.row("leads", lead).path("statecode").asInt()).isEqualTo(1);

        String alone = office.create("leads", "leadid", Map.of("lastname", "Reed"));
        assertThat(office.qualify(alone).account()).isEmpty();
    }

    @Test
    void aMergedContactPointsToTheWinner() {
        String winner = contact("Ash");
        String loser = contact("Ash");

        office.merge("contacts", winner, loser);

        assertThat(office.row("contacts", loser).path("_masterid_value").asText())
                .isEqualTo(winner);
        assertThat(office.row("contacts", loser).path("merged").asBoolean()).isTrue();
    }

    @Test
    void opportunitiesAreWonAndLost() {
        String won = office.create("opportunities", "opportunityid", Map.of("name", "Cranes"));
        String lost = office.create("opportunities", "opportunityid", Map.of("name", "Docks"));

        office.win(won);
        office.lose(lost);

        assertThat(office.row("opportunities", won).path("statecode").asInt()).isEqualTo(1);
        assertThat(office.row("opportunities", lost).path("statecode").asInt()).isEqualTo(2);
    }

    @Test
    void marketersEditRequestMergeAndDelete() {
        String email = "marketing.people@office.example";
        String one = marketing.create(Map.of("email", email, "title", "Buyer"));
        String other = marketing.create(Map.of("email", email, "city", "Kiel"));
        assertThat(marketing.byEmail(email, "id")).hasSize(2);

        marketing.edit(one, "title", "Clerk");
        marketing.edit(one, Map.of("leadScore", 7, "unsubscribed", true));
        marketing.request(one, "Lead");
        marketing.merge(one, other);

        JsonNode person = marketing.person(one, "title", "leadScore", "unsubscribed", "syncToMicrosoft", "city");
        assertThat(person.path("title").asText()).isEqualTo("Clerk");
        assertThat(person.path("leadScore").asInt()).isEqualTo(7);
        assertThat(person.path("unsubscribed").asBoolean()).isTrue();
        assertThat(person.path("syncToMicrosoft").asText()).isEqualTo("Lead");
        assertThat(person.path("city").asText()).isEqualTo("Kiel");
        assertThat(marketing.find(other, "id")).isEmpty();

        marketing.edit(one, "title", null);
        assertThat(marketing.person(one, "title").path("title").isNull()).isTrue();
        marketing.delete(one);
        assertThat(marketing.byEmail(email, "id")).isEqualTo(List.of());
    }
}
