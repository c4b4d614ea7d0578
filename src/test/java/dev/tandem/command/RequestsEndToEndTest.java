package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Sync Person to Microsoft": persons become records when somebody asks. */
class RequestsEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;

    @BeforeEach
    void start(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 10);
        office = systems.office();
        marketing = systems.marketing();
        assertThat(systems.cycle().complete()).isTrue();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private String newPerson(String name) {
        return marketing.create(
                Map.of("firstName", "Ada", "lastName", name, "email", name + "@example.test", "unsubscribed", true));
    }

    private List<JsonNode> named(String set, String name) {
        return office.rows(set, set.equals("leads") ? "leadid,lastname" : "contactid,lastname").stream()
                .filter(row -> row.path("lastname").asText().equals(name))
                .toList();
    }

    private Optional<Link> link(String person) {
        return systems.state((state, tx) -> Optional.ofNullable(
                state.links().ofMarketo(tx, "person", List.of(person)).get(person)));
    }

    private long waiting() {
        return systems.state((state, tx) -> state.requests().count(tx));
    }

    private String onlyLead(String name) {
        assertThat(named("leads", name)).hasSize(1);
        return named("leads", name).get(0).path("leadid").asText();
    }

    @Test
    void aPersonBecomesALeadWithItsValuesAndBothSidesAgree() {
        String person = newPerson("Quince");
        systems.cycle();
        assertThat(named("leads", "Quince")).isEmpty();

        marketing.request(person, "Lead");
        CycleReport report = systems.cycle();

        assertThat(report.complete()).isTrue();
        assertThat(report.tallies().get("leads").applied()).isEqualTo(1);
        String lead = onlyLead("Quince");
        JsonNode row = office.row("leads", lead);
        assertThat(row.path("firstname").asText()).isEqualTo("Ada");
        assertThat(row.path("emailaddress1").asText()).isEqualTo("Quince@example.test");
        assertThat(row.path("donotbulkemail").asBoolean()).isTrue();
        JsonNode now =
                marketing.person(person, "microsoftId", "microsoftType", "microsoftCreatedDate", "syncToMicrosoft");
        assertThat(now.path("microsoftId").asText()).isEqualTo(lead);
        assertThat(now.path("microsoftType").asText()).isEqualTo("Lead");
        assertThat(now.path("microsoftCreatedDate").asText()).isNotEmpty().isNotEqualTo("null");
        assertThat(now.path("syncToMicrosoft").asText("")).isIn("", "null");
        assertThat(link(person).map(Link::stream)).contains("leads");
        assertThat(waiting()).isZero();
        assertThat(systems.differences()).isEmpty();

        marketing.edit(person, "firstName", "Grace");
        systems.cycle();
        assertThat(office.row("leads", lead).path("firstname").asText()).isEqualTo("Grace");
    }

    @Test
    void aPersonBecomesAContactOfTheOwnerThatWasAskedFor() {
        String person = newPerson("Medlar");
        String owner = office.row("contacts", office.contacts().get(0))
                .path("_ownerid_value")
                .asText();
        marketing.request(person, "Contact;" + owner);

        systems.cycle();

        assertThat(named("leads", "Medlar")).isEmpty();
        assertThat(named("contacts", "Medlar")).hasSize(1);
        JsonNode contact = office.row(
                "contacts", named("contacts", "Medlar").get(0).path("contactid").asText());
        assertThat(contact.path("_ownerid_value").asText()).isEqualTo(owner);
        assertThat(contact.path("_parentcustomerid_value").isNull()).isTrue();
        assertThat(marketing
                        .person(person, "microsoftType")
                        .path("microsoftType")
                        .asText())
                .isEqualTo("Contact");
    }

    @Test
    void theSalesPersonOfThePersonOwnsItsRecord() {
        String owner = office.row("contacts", office.contacts().get(0))
                .path("_ownerid_value")
                .asText();
        String person = newPerson("Sorrel");
        marketing.edit(person, "externalSalesPersonId", owner);
        marketing.request(person, "Lead");

        systems.cycle();

        assertThat(office.row("leads", onlyLead("Sorrel"))
                        .path("_ownerid_value")
                        .asText())
                .isEqualTo(owner);
    }

    @Test
    void askingAgainChangesNothing() {
        String person = newPerson("Damson");
        marketing.request(person, "Lead");
        systems.cycle();
        String lead = onlyLead("Damson");

        marketing.request(person, "Contact");
        CycleReport report = systems.cycle();

        assertThat(named("contacts", "Damson")).isEmpty();
        assertThat(onlyLead("Damson")).isEqualTo(lead);
        assertThat(report.tallies().get("contacts").skipped()).containsValue(1L);
        assertThat(marketing
                        .person(person, "syncToMicrosoft")
                        .path("syncToMicrosoft")
                        .asText(""))
                .isIn("", "null");
        assertThat(waiting()).isZero();
    }

    @Test
    void aPersonThatIsCreatedAskingIsServed() {
        marketing.create(Map.of("lastName", "Rowan", "email", "rowan@example.test", "syncToMicrosoft", "Contact"));

        systems.cycle();

        assertThat(named("contacts", "Rowan")).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void aPersonWhoseRecordWasDeletedGetsANewOne() {
        String person = newPerson("Hazel");
        marketing.request(person, "Lead");
        systems.cycle();
        String first = onlyLead("Hazel");
        office.delete("leads", first);
        systems.cycle();

        marketing.request(person, "Lead");
        systems.cycle();

        assertThat(onlyLead("Hazel")).isNotEqualTo(first);
        JsonNode now = marketing.person(person, "microsoftId", "microsoftIsDeleted");
        assertThat(now.path("microsoftId").asText()).isEqualTo(onlyLead("Hazel"));
        assertThat(now.path("microsoftIsDeleted").asBoolean()).isFalse();
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void aRecordWhosePersonWasNotToldIsMetAgain() {
        String person = marketing.create(Map.of("lastName", "Alder"));
        marketing.request(person, "Lead");
        systems.fault("marketo", "Sync Leads", "html", 0, 1_000);
        systems.cycle();
        systems.noFaults();
        assertThat(named("leads", "Alder")).hasSize(1);
        assertThat(link(person)).isEmpty();

        systems.restart();
        systems.advance("PT10M");
        systems.cycle();

        String lead = onlyLead("Alder");
        assertThat(marketing.idOf(lead)).isEqualTo(person);
        assertThat(link(person).map(Link::recordId).map(Object::toString)).contains(lead);
        systems.advance("PT10M");
        systems.cycle();
        assertThat(marketing.search("leads", "lastName", "Alder", "id")).hasSizeLessThanOrEqualTo(1);
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void aCreateWhoseAnswerWasLostMeetsItsRecord() {
        String person = newPerson("Elder");
        marketing.request(person, "Lead");
        systems.fault("dataverse", "$batch", "drop-after", 0, 1);

        systems.cycle();
        systems.noFaults();
        systems.cycle();

        assertThat(marketing.idOf(onlyLead("Elder"))).isEqualTo(person);
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void whatDynamicsRefusesIsAFailureUntilItIsMended() {
        String person = newPerson("Myrtle");
        marketing.request(person, "Lead:00000000-0000-4000-8000-000000000001");

        CycleReport report = systems.cycle();

        assertThat(report.failedRecords()).isTrue();
        assertThat(named("leads", "Myrtle")).isEmpty();
        assertThat(systems.status("leads").failed()).isPositive();
        String sentence = systems.state(
                (state, tx) -> state.failures().list(tx, "leads", 1).get(0).sentence());
        assertThat(sentence).contains("Person " + person).doesNotContain("Myrtle");
        assertThat(waiting()).isEqualTo(1);

        systems.advance("PT1M");
        marketing.request(person, "Lead");
        systems.cycle();

        onlyLead("Myrtle");
        long failures = systems.state((state, tx) -> state.failures().count(tx, "leads"));
        assertThat(failures).isZero();
        assertThat(waiting()).isZero();
    }

    @Test
    void aValueThatDoesNotFitIsHeldAndHoldsUpNothingElse() {
        String person = newPerson("Bay");
        marketing.edit(person, "microsoftPreferredMethodOfContact", "Carrier pigeon");
        marketing.request(person, "Lead");

        systems.cycle();

        String lead = onlyLead("Bay");
        List<String> held = systems.state(
                (state, tx) -> state.held().find(tx, "leads", List.of(UUID.fromString(lead))).values().stream()
                        .flatMap(List::stream)
                        .map(Held::field)
                        .toList());
        assertThat(held).contains("microsoftPreferredMethodOfContact");
    }
}
