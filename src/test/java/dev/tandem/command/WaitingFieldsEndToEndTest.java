package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contact whose owner or company is not in Marketo yet goes ahead without it. */
class WaitingFieldsEndToEndTest {

    private static final int SIZE = 60;

    private TwoSystems systems;
    private Office office;

    @BeforeEach
    void start(@TempDir Path directory) {
        systems = TwoSystems.start(directory, SIZE);
        office = systems.office();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private StreamStatus contacts() {
        return systems.status("contacts");
    }

    @Test
    void writesTheRestAndHoldsOwnerAndCompany() {
        long secondLooks = SharedOptOuts.lackedBy("contacts", office);

        CycleReport report = systems.cycle("contacts");

        assertThat(report.complete()).isTrue();
        assertThat(report.tallies()).containsOnlyKeys("contacts");
        long done = SIZE - contacts().backlog();
        assertThat(report.tallies().get("contacts").applied()).isEqualTo(done + secondLooks);
        List<JsonNode> rows = office.rows("contacts", "contactid,_ownerid_value,_parentcustomerid_value").stream()
                .filter(row -> !office.persons(
                                "microsoftId", row.path("contactid").asText(), "id")
                        .isEmpty())
                .toList();
        assertThat(contacts().held()).isEqualTo(references(rows));
        JsonNode person =
                office.person(office.contacts().get(1), "lastName", "externalCompanyId", "externalSalesPersonId");
        assertThat(person.path("lastName").asText()).isNotEmpty();
        assertThat(person.path("externalCompanyId").isNull()).isTrue();
        assertThat(person.path("externalSalesPersonId").isNull()).isTrue();
    }

    /** Users and teams that own, and accounts that are parents. */
    private static long references(List<JsonNode> rows) {
        return rows.stream()
                .mapToLong(row -> (row.path("_ownerid_value").isTextual() ? 1 : 0)
                        + (is(row, "_parentcustomerid_value", "account") ? 1 : 0))
                .sum();
    }

    private static boolean is(JsonNode row, String column, String table) {
        return row.path(column + "@Microsoft.Dynamics.CRM.lookuplogicalname")
                .asText()
                .equals(table);
    }

    @Test
    void fillsTheHeldFieldsByItselfWhenTheParentsCame() {
        systems.cycle("contacts");
        systems.cycle();
        systems.advance("PT16M");

        CycleReport report = systems.cycle();

        assertThat(report.complete()).isTrue();
        assertThat(contacts().held()).isZero();
        assertThat(systems.differences()).isEmpty();
        assertThat(systems.callsOfCycle().marketo()).isEqualTo(Calls.QUIET_IN_MARKETO);
    }

    @Test
    void keepsHoldingWhileTheParentsStayAway() {
        systems.cycle("contacts");
        long held = contacts().held();
        // Dynamics tells of what the first cycle has written there, and what is held is looked at then
        systems.cycle("contacts");
        systems.advance("PT16M");
        systems.resetCalls();

        systems.cycle("contacts");

        assertThat(contacts().held()).isEqualTo(held);
        assertThat(systems.calls().marketo())
                .as("their persons are read, nothing is written")
                .isEqualTo(Calls.inMarketo(Map.of("Get Leads by Filter Type", 1L)));
    }
}
