package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpportunityCloseTest {

    private static final String DEAL = "opportunities(" + id(600) + ")";

    private final Organization org = new Organization();

    @BeforeEach
    void deal() {
        org.seed("opportunity", "opportunityid", id(600), "name", "Deal", "estimatedvalue", 900);
    }

    private Reply close(String action, int status, String more) {
        return org.send(
                "POST",
                action,
                ("{\"Status\":%d,\"OpportunityClose\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.opportunityclose\","
                                + "\"subject\":\"Closed\",\"opportunityid@odata.bind\":\"/%s\"%s}}")
                        .formatted(status, DEAL, more));
    }

    @ParameterizedTest
    @CsvSource({
        "WinOpportunity,   3, 1, 3",
        "WinOpportunity,  -1, 1, 3",
        "LoseOpportunity,  4, 2, 4",
        "LoseOpportunity,  5, 2, 5",
        "LoseOpportunity, -1, 2, 4",
    })
    void closesAnOpenOpportunity(String action, int asked, int state, int status) {
        Reply reply = close(action, asked, "");

        assertThat(reply.status()).as(Organization.text(reply)).isEqualTo(204);
        assertThat(reply.operation()).isEqualTo(action);
        JsonNode deal = org.read(DEAL);
        assertThat(deal.path("statecode").asInt()).isEqualTo(state);
        assertThat(deal.path("statuscode").asInt()).isEqualTo(status);
        assertThat(deal.path("actualclosedate").asText()).isEqualTo("2026-08-14");
    }

    @Test
    void keepsTheRevenueAndTheDayThatAreTold() {
        assertThat(close("WinOpportunity", 3, ",\"actualrevenue\":12000,\"actualend\":\"2026-05-02T10:00:00Z\"")
                        .status())
                .isEqualTo(204);

        JsonNode deal = org.read(DEAL);
        assertThat(deal.path("actualvalue").decimalValue()).isEqualByComparingTo("12000");
        assertThat(deal.path("actualclosedate").asText()).isEqualTo("2026-05-02");
    }

    @Test
    void aWonOpportunityBringsWhatWasEstimatedUnlessToldOtherwise() {
        close("WinOpportunity", 3, "");

        assertThat(org.read(DEAL).path("actualvalue").decimalValue()).isEqualByComparingTo("900");
    }

    @Test
    void isReopenedByAPlainChangeOfState() {
        close("LoseOpportunity", 4, "");
        assertThat(close("WinOpportunity", 3, "").rejection()).isEqualTo("0x80040233");
        assertThat(org.send("PATCH", DEAL, "{\"statecode\":0,\"statuscode\":1}").status())
                .isEqualTo(204);

        assertThat(close("WinOpportunity", 3, "").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "WinOpportunity,  4, '',                                         0x80048408",
        "LoseOpportunity, 3, '',                                         0x80048408",
        "WinOpportunity,  3, ',\"nosuch\":1',                            0x0",
        "WinOpportunity,  3, ',\"actualend\":\"soon\"',                  0x80040239",
        "WinOpportunity,  3, ',\"actualrevenue\":10000000000000',        0x80044330",
    })
    void refusesWhatDoesNotSuit(String action, int status, String more, String code) {
        Reply reply = close(action, status, more);

        assertThat(reply.rejection()).as(Organization.text(reply)).isEqualTo(code);
        assertThat(org.read(DEAL).path("statecode").asInt()).isZero();
    }

    @Test
    void leavesAnActivityThatSaysHow() {
        close("LoseOpportunity", 5, ",\"actualrevenue\":12,\"description\":\"Too late\"");

        JsonNode rows = org.read("opportunitycloses").get("value");
        assertThat(rows).hasSize(1);
        JsonNode row = rows.get(0);
        assertThat(row.path("subject").asText()).isEqualTo("Closed");
        assertThat(row.path("description").asText()).isEqualTo("Too late");
        assertThat(row.path("actualrevenue").asInt()).isEqualTo(12);
        assertThat(row.path("actualend").asText()).isEqualTo(Organization.NOW);
        assertThat(row.path("activitytypecode").asText()).isEqualTo("opportunityclose");
        assertThat(row.path("_opportunityid_value").asText()).isEqualTo(id(600).toString());
        assertThat(row.path("_ownerid_value").asText()).isEqualTo(Organization.APPLICATION.toString());
        assertThat(states(row)).containsExactly(1, 2);
        assertThat(row.path("opportunitystatecode").asInt()).isEqualTo(2);
        assertThat(row.path("opportunitystatuscode").asInt()).isEqualTo(5);
        assertThat(org.read(DEAL + "/Opportunity_OpportunityClose?$select=subject")
                        .get("value"))
                .hasSize(1);
    }

    @Test
    void theActivityIsCanceledWhenTheOpportunityIsOpenedAgain() {
        close("WinOpportunity", 3, ",\"activityid\":\"" + id(700) + "\"");
        org.send("PATCH", DEAL, "{\"statecode\":0,\"statuscode\":1}");
        assertThat(states(org.read("opportunitycloses(" + id(700) + ")"))).containsExactly(2, 3);

        assertThat(close("WinOpportunity", 3, ",\"activityid\":\"" + id(700) + "\"")
                        .rejection())
                .isEqualTo("0x80040237");
        close("WinOpportunity", 3, "");
        assertThat(org.read("opportunitycloses?$filter=statecode eq 1").get("value"))
                .hasSize(1);
        org.send("DELETE", DEAL, "");
        assertThat(org.read("opportunitycloses").get("value")).as("go with it").isEmpty();
    }

    @Test
    void theActivitiesAreATableLikeAnyOther() {
        String row = org.send(
                        "POST",
                        "opportunitycloses",
                        "{\"subject\":\"By hand\",\"opportunityid@odata.bind\":\"/" + DEAL + "\"}")
                .headers()
                .get("OData-EntityId");

        assertThat(states(org.read(row))).containsExactly(0, 1);
        assertThat(org.read(row).path("activitytypecode").asText()).isEqualTo("opportunityclose");
        assertThat(org.read(DEAL).path("statecode").asInt()).isZero();
    }

    private static List<Integer> states(JsonNode row) {
        return List.of(row.path("statecode").asInt(), row.path("statuscode").asInt());
    }

    @Test
    void needsAnOpportunityThatIsThere() {
        org.send("DELETE", DEAL, "");

        assertThat(close("WinOpportunity", 3, "").rejection()).isEqualTo("0x80040217");
        assertThat(org.send("POST", "WinOpportunity", "{\"Status\":3,\"OpportunityClose\":{}}")
                        .rejection())
                .isEqualTo("0x80040203");
        assertThat(org.send("POST", "WinOpportunity", "{\"Status\":3}").rejection())
                .isEqualTo("0x80040203");
    }
}
