package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Leads: as persons of their own, within a company, and as what a contact once was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualifiedLeadEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private String account;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 300);
        office = systems.office();
        systems.cycle();
        account = office.ids("accounts", "accountid").get(0);
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String lead(String json) {
        return office.create("leads", "leadid", json);
    }

    private String contactOf(String lead) {
        return office.create(
                "contacts",
                "contactid",
                "{\"lastname\":\"Moss\",\"originatingleadid@odata.bind\":\"/leads(%s)\"}".formatted(lead));
    }

    private List<JsonNode> persons(String record) {
        return office.persons("microsoftId", record, "id");
    }

    @Test
    void onTheFirstCopyALeadThatBecameAContactHasNoPersonBesides() {
        List<JsonNode> qualified = office.rows("contacts", "contactid,_originatingleadid_value").stream()
                .filter(row -> row.path("_originatingleadid_value").isTextual())
                .toList();

        assertThat(qualified).isNotEmpty().allSatisfy(row -> {
            assertThat(persons(row.path("_originatingleadid_value").asText())).isEmpty();
            assertThat(persons(row.path("contactid").asText())).hasSize(1);
        });
    }

    @Test
    void aContactTakesOverThePersonOfTheLeadThatItWas() {
        String lead = lead("{\"lastname\":\"Moss\",\"subject\":\"Cranes\"}");
        systems.cycle();
        String person = persons(lead).get(0).path("id").asText();

        String contact = contactOf(lead);
        office.edit("leads", lead, "subject", "\"Old cranes\"");
        systems.cycle();

        assertThat(persons(lead)).isEmpty();
        JsonNode taken = office.person(contact, "id", "microsoftType");
        assertThat(taken.path("id").asText()).isEqualTo(person);
        assertThat(taken.path("microsoftType").asText()).isEqualTo("Contact");
    }

    @Test
    void theRoleOfALeadIsTheRoleOfTheContactThatItBecame() {
        String lead = lead("{\"lastname\":\"Reed\"}");
        String contact = contactOf(lead);
        JsonNode opportunity = office.rows("opportunities", "opportunityid").get(0);
        String role = office.ids("connectionroles", "connectionroleid").get(0);
        office.connect(opportunity.path("opportunityid").asText(), "record2id_lead", "leads(" + lead + ")", role);

        systems.cycle();

        String person = office.person(contact, "id").path("id").asText();
        assertThat(office.roles(opportunity.path("opportunityid").asText()))
                .anyMatch(text -> text.startsWith(person + " "));
    }

    @Test
    void companyFieldsBelongToThePersonOnlyWhileItHasNoCompany() {
        String lead = lead("{\"lastname\":\"Fern\",\"companyname\":\"Fern & Sons\",\"revenue\":1200.5}");
        systems.cycle();
        assertThat(office.person(lead, "company").path("company").asText()).isEqualTo("Fern & Sons");

        office.point("leads", lead, "parentaccountid", Optional.of("accounts(" + account + ")"));
        systems.cycle();
        office.edit("leads", lead, "companyname", "\"Fern, Sons & Daughters\"");
        assertThat(systems.cycle().failedRecords()).isFalse();

        JsonNode person = office.person(lead, "company", "externalCompanyId");
        assertThat(person.path("externalCompanyId").asText()).isEqualTo(account);
        assertThat(person.path("company").asText())
                .isEqualTo(office.company(account, "company").path("company").asText());
    }

    @Test
    void aPersonThatCannotLeaveItsCompanyIsToldUntilTheRecordHasAnAccountAgain() {
        String lead =
                lead("{\"lastname\":\"Ash\",\"parentaccountid@odata.bind\":\"/accounts(%s)\"}".formatted(account));
        systems.cycle();
        long before = systems.status("leads").held();

        office.point("leads", lead, "parentaccountid", Optional.empty());
        office.edit("leads", lead, "companyname", "\"Ash alone\"");
        assertThat(systems.cycle().failedRecords()).isFalse();
        assertThat(systems.status("leads").held()).isEqualTo(before + 1);
        assertThat(office.person(lead, "externalCompanyId")
                        .path("externalCompanyId")
                        .asText())
                .isEqualTo(account);

        office.point("leads", lead, "parentaccountid", Optional.of("accounts(" + account + ")"));
        systems.cycle();
        assertThat(systems.status("leads").held()).isEqualTo(before);
    }

    @Test
    void aCompanyThatAMarketerGaveIsLeftToTheCompany() {
        String lead = lead("{\"lastname\":\"Oak\",\"companyname\":\"Oak\"}");
        systems.cycle();
        String person = persons(lead).get(0).path("id").asText();
        systems.marketing().edit(person, "externalCompanyId", account);

        office.edit("leads", lead, "companyname", "\"Oak Ltd\"");
        office.edit("leads", lead, "jobtitle", "\"Forester\"");

        assertThat(systems.cycle().failedRecords()).isFalse();
        assertThat(office.person(lead, "title").path("title").asText()).isEqualTo("Forester");
    }

    @Test
    void aDeletedLeadIsFlagged() {
        String lead = lead("{\"lastname\":\"Elm\"}");
        systems.cycle();

        office.delete("leads", lead);
        systems.cycle();

        assertThat(office.person(lead, "microsoftIsDeleted")
                        .path("microsoftIsDeleted")
                        .asBoolean())
                .isTrue();
    }
}
