package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.state.ConflictRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sellers and marketers edit the same people between two cycles, and no edit is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoWayEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 10);
        office = systems.office();
        marketing = systems.marketing();
        systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String synced(String set, String key, Map<String, ?> columns) {
        String record = office.create(set, key, columns);
        systems.cycle();
        return record;
    }

    private String lead(Map<String, ?> columns) {
        return synced("leads", "leadid", columns);
    }

    private String contact(Map<String, ?> columns) {
        return synced("contacts", "contactid", columns);
    }

    private String inMarketo(String record, String field) {
        return office.person(record, field).path(field).asText();
    }

    private String inDynamics(String set, String record, String column) {
        return office.row(set, record).path(column).asText();
    }

    private List<ConflictRecord> conflicts(String record) {
        return systems.state((state, tx) -> state.conflicts().list(tx, Optional.empty(), 0, 1000)).stream()
                .filter(conflict -> conflict.recordId().toString().equals(record))
                .toList();
    }

    @Test
    void editsOfDifferentFieldsOnBothSidesBothSurvive() {
        String lead = lead(Map.of("lastname", "Moss", "jobtitle", "Clerk", "telephone1", "1"));

        office.change("leads", lead, "jobtitle", "Buyer");
        marketing.edit(marketing.idOf(lead), "phone", "2");
        systems.cycle();

        assertThat(inMarketo(lead, "title")).isEqualTo("Buyer");
        assertThat(inMarketo(lead, "phone")).isEqualTo("2");
        assertThat(inDynamics("leads", lead, "jobtitle")).isEqualTo("Buyer");
        assertThat(inDynamics("leads", lead, "telephone1")).isEqualTo("2");
        assertThat(conflicts(lead)).isEmpty();
    }

    @Test
    void ofTwoEditsOfOneFieldMarketosSurvivesOnALead() {
        String lead = lead(Map.of("lastname", "Reed", "jobtitle", "Clerk"));

        office.change("leads", lead, "jobtitle", "Buyer");
        marketing.edit(marketing.idOf(lead), "title", "Director");
        systems.cycle();

        assertThat(inMarketo(lead, "title")).isEqualTo("Director");
        assertThat(inDynamics("leads", lead, "jobtitle")).isEqualTo("Director");
        assertThat(conflicts(lead)).singleElement().satisfies(conflict -> {
            assertThat(conflict.field()).isEqualTo("title");
            assertThat(conflict.winner()).isEqualTo("marketo");
        });
    }

    @Test
    void ofTwoEditsOfOneFieldDynamicsSurvivesOnAContact() {
        String contact = contact(Map.of("lastname", "Reed", "jobtitle", "Clerk"));

        office.change("contacts", contact, "jobtitle", "Buyer");
        marketing.edit(marketing.idOf(contact), "title", "Director");
        systems.cycle();

        assertThat(inMarketo(contact, "title")).isEqualTo("Buyer");
        assertThat(inDynamics("contacts", contact, "jobtitle")).isEqualTo("Buyer");
        assertThat(conflicts(contact)).singleElement().satisfies(conflict -> {
            assertThat(conflict.field()).isEqualTo("title");
            assertThat(conflict.winner()).isEqualTo("dynamics");
        });
    }

    @Test
    void aClearedFieldIsClearedOnTheOtherSide() {
        String contact = contact(Map.of("lastname", "Ash", "jobtitle", "Clerk", "telephone1", "1"));

        office.change("contacts", contact, "telephone1", null);
        marketing.edit(marketing.idOf(contact), "title", null);
        systems.cycle();

        assertThat(office.row("contacts", contact).path("jobtitle").isNull()).isTrue();
        assertThat(office.person(contact, "phone").path("phone").isNull()).isTrue();
    }

    @Test
    void anEditOfAOneWayFieldInMarketoStaysUntilTheRecordChanges() {
        String lead = lead(Map.of("lastname", "Fir"));
        String shipped = inMarketo(lead, "leadStatus");

        marketing.edit(marketing.idOf(lead), "leadStatus", "Mine");
        systems.cycle();
        assertThat(inMarketo(lead, "leadStatus")).isEqualTo("Mine");

        office.change("leads", lead, "jobtitle", "Clerk");
        systems.cycle();
        assertThat(inMarketo(lead, "leadStatus")).isEqualTo(shipped);
        assertThat(conflicts(lead)).isEmpty();
    }

    @Test
    void ourOwnWritesAreNotTakenForEdits() {
        String lead = lead(Map.of("lastname", "Yew", "jobtitle", "Clerk", "telephone1", "1"));
        office.change("leads", lead, "jobtitle", "Buyer");
        marketing.edit(marketing.idOf(lead), "phone", "2");
        systems.cycle();

        for (int cycle = 0; cycle < 2; cycle++) {
            Calls calls = systems.callsOfCycle();
            assertThat(calls.marketo()).as("calls of Marketo").isEqualTo(Calls.QUIET_IN_MARKETO);
            assertThat(calls.dynamics()).as("calls of Dynamics").isEqualTo(Calls.QUIET);
        }
    }

    /** Of an opt-out nothing says the same as no, so that nobody needs to be looked at. */
    @Test
    void anOptOutThatIsClearedWhereBothSidesSaidNoIsNoEdit() {
        String lead = lead(Map.of("lastname", "Ash"));
        systems.cycle();
        marketing.edit(marketing.idOf(lead), "doNotCall", null);

        assertThat(systems.callsOfCycle().marketo()).as("calls of Marketo").isEqualTo(Calls.QUIET_IN_MARKETO);
    }

    @Test
    void aLabelThatNoOptionHasIsHeldAndTheRestGoesOn() {
        String lead = lead(Map.of("lastname", "Elm", "leadsourcecode", 8));
        long held = systems.status("leads").held();

        marketing.edit(marketing.idOf(lead), Map.of("leadSource", "Carrier pigeon", "title", "Clerk"));
        systems.cycle();

        assertThat(inDynamics("leads", lead, "jobtitle")).isEqualTo("Clerk");
        assertThat(inDynamics("leads", lead, "leadsourcecode")).isEqualTo("8");
        assertThat(inMarketo(lead, "leadSource")).isEqualTo("Carrier pigeon");
        assertThat(systems.status("leads").held()).isEqualTo(held + 1);
    }

    @Test
    void aTextThatIsTooLongForItsColumnIsHeldAndTheRestGoesOn() {
        String contact = contact(Map.of("lastname", "Oak", "jobtitle", "Clerk"));
        long held = systems.status("contacts").held();

        marketing.edit(marketing.idOf(contact), Map.of("title", "x".repeat(200), "phone", "3"));
        systems.cycle();

        assertThat(inDynamics("contacts", contact, "telephone1")).isEqualTo("3");
        assertThat(inDynamics("contacts", contact, "jobtitle")).isEqualTo("Clerk");
        assertThat(inMarketo(contact, "title")).hasSize(200);
        assertThat(systems.status("contacts").held()).isEqualTo(held + 1);
    }

    @Test
    void aCompanyNameEditedInMarketoLeavesTheMergeWhereTheLeadHasAnAccount() {
        String account = office.ids("accounts", "accountid").get(0);
        String lead = lead(Map.of(
                "lastname",
                "Birch",
                "companyname",
                "Birch",
                "parentaccountid@odata.bind",
                "/accounts(" + account + ")"));

        office.change("leads", lead, "companyname", "Birch & Sons");
        marketing.edit(marketing.idOf(lead), "title", "Clerk");
        systems.cycle();

        JsonNode row = office.row("leads", lead);
        assertThat(row.path("companyname").asText()).isEqualTo("Birch & Sons");
        assertThat(row.path("jobtitle").asText()).isEqualTo("Clerk");
        assertThat(inMarketo(lead, "company"))
                .isEqualTo(office.company(account, "company").path("company").asText());
    }
}
