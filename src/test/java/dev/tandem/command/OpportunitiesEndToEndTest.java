package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Opportunities go from Dynamics to Marketo, with their account, their owner and their stage. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpportunitiesEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private String account;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 10);
        office = systems.office();
        systems.cycle();
        account = office.ids("accounts", "accountid").get(0);
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String opportunity(String name) {
        return office.create(
                "opportunities",
                "opportunityid",
                Map.of("name", name, "customerid_account@odata.bind", "/accounts(" + account + ")"));
    }

    private JsonNode inMarketo(String opportunity, String... fields) {
        return systems.marketing().search("opportunities", "externalOpportunityId", opportunity, fields).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no opportunity " + opportunity));
    }

    @Test
    void carryTheirValuesTheirAccountAndTheirOwner() {
        String opportunity = opportunity("Crane");
        String owner = office.ids("systemusers", "systemuserid").get(2);
        office.change(
                "opportunities",
                opportunity,
                Map.of("estimatedvalue", 1200.5, "description", "With a hook and a view"));
        office.point("opportunities", opportunity, "ownerid", Optional.of("systemusers(" + owner + ")"));

        systems.cycle();

        JsonNode carried = inMarketo(
                opportunity, "name", "amount", "description", "externalCompanyId", "externalSalesPersonId", "stage");
        assertThat(carried.path("name").asText()).isEqualTo("Crane");
        assertThat(carried.path("amount").decimalValue()).isEqualByComparingTo("1200.5");
        assertThat(carried.path("description").asText()).isEqualTo("With a hook and a view");
        assertThat(carried.path("externalCompanyId").asText()).isEqualTo(account);
        assertThat(carried.path("externalSalesPersonId").asText()).isEqualTo(owner);
        assertThat(carried.path("stage").asText()).isEqualTo("Open");
    }

    @Test
    void tellWhenTheyAreWon() {
        String opportunity = opportunity("Winch");
        systems.cycle();

        office.win(opportunity);
        systems.cycle();

        assertThat(inMarketo(opportunity, "stage").path("stage").asText()).isEqualTo("Won");
    }
}
