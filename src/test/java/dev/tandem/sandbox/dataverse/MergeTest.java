package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.Reply;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

    private static final UUID WINNER = id(200);
    private static final UUID LOSER = id(201);

    private final Organization org = new Organization();

    @BeforeEach
    void rows() {
        org.seed("account", "accountid", id(100), "name", "Harbour");
        org.seed("account", "accountid", id(101), "name", "Quay");
        org.seed("contact", "contactid", WINNER, "lastname", "Okafor", "jobtitle", "Clerk");
        org.seed(
                "contact",
                "contactid",
                LOSER,
                "lastname",
                "Okafor",
                "jobtitle",
                "Buyer",
                "parentcustomerid",
                new Ref("account", id(100)));
        org.seed("lead", "leadid", id(400), "lastname", "Brandt");
        org.seed("lead", "leadid", id(401), "lastname", "Brandt");
        org.seed("opportunity", "opportunityid", id(600), "name", "Deal");
    }

    private static String reference(String table, UUID id) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.%s\",\"%sid\":\"%s\"}".formatted(table, table, id);
    }

    private static String parameters(String table, UUID target, UUID subordinate, String more) {
        return "{\"Target\":%s,\"Subordinate\":%s,\"PerformParentingChecks\":false%s}"
                .formatted(reference(table, target), reference(table, subordinate), more);
    }

    private Reply merge(String table, UUID target, UUID subordinate) {
        return org.send("POST", "Merge", parameters(table, target, subordinate, ""));
    }

    private static String contact(UUID id) {
        return "contacts(" + id + ")";
    }

    @ParameterizedTest
    @CsvSource({"contact, contacts, 200, 201, 1, 2", "account, accounts, 100, 101, 1, 2", "lead, leads, 400, 401, 2, 7"
    })
    void theLosingRowStaysInactiveAndPointsToTheWinner(
            String table, String set, int winner, int loser, int state, int status) {
        String link = org.read(set + "?$select=merged", "Prefer", "odata.track-changes")
                .path("@odata.deltaLink")
                .asText();
        Reply reply = merge(table, id(winner), id(loser));

        assertThat(reply.status()).as(Organization.text(reply)).isEqualTo(204);
        assertThat(reply.operation()).isEqualTo("Merge");
        JsonNode lost = org.read(set + "(" + id(loser) + ")");
        assertThat(lost.path("merged").asBoolean()).isTrue();
        assertThat(lost.path("_masterid_value").asText()).isEqualTo(id(winner).toString());
        assertThat(lost.path("statecode").asInt()).isEqualTo(state);
        assertThat(lost.path("statuscode").asInt()).isEqualTo(status);
        assertThat(org.read(set + "(" + id(winner) + ")").path("merged").asBoolean())
                .isFalse();
        JsonNode delta = org.read(link).path("value");
        assertThat(delta.findValuesAsText(table + "id")).contains(id(loser).toString());
        assertThat(delta.findValues("reason")).as("it is not deleted").isEmpty();
    }

    @Test
    void theContentToUpdateIsWrittenToTheWinner() {
        String content = ",\"UpdateContent\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\""
                + WINNER
                + "\",\"jobtitle\":\"Head of Supply\",\"parentcustomerid_account@odata.bind\":\"/accounts(" + id(100)
                + ")\"}";
        assertThat(org.send("POST", "Merge", parameters("contact", WINNER, LOSER, content))
                        .status())
                .isEqualTo(204);

        JsonNode winner = org.read(contact(WINNER));
        assertThat(winner.path("jobtitle").asText()).isEqualTo("Head of Supply");
        assertThat(winner.path("_parentcustomerid_value").asText()).isEqualTo(id(100).toString());
        assertThat(org.read(contact(LOSER)).path("jobtitle").asText()).isEqualTo("Buyer");
    }

    @Test
    void whatPointedToTheLosingContactPointsToTheWinner() {
        org.seed("connectionrole", "connectionroleid", id(700), "name", "Influencer", "category", 1000);
        org.seed(
                "opportunity",
                "opportunityid",
                id(601),
                "name",
                "Cranes",
                "customerid",
                new Ref("contact", LOSER),
                "parentcontactid",
                new Ref("contact", LOSER));
        org.seed(
                "contact",
                "contactid",
                id(202),
                "lastname",
                "Assistant",
                "parentcustomerid",
                new Ref("contact", LOSER));
        org.seed("lead", "leadid", id(402), "lastname", "Lund", "parentcontactid", new Ref("contact", LOSER));
        org.send(
                "POST",
                "connections",
                ("{\"record1id_opportunity@odata.bind\":\"/opportunities(%s)\",\"record2id_contact@odata.bind\":\"/%s\","
                                + "\"record2roleid@odata.bind\":\"/connectionroles(%s)\"}")
                        .formatted(id(600), contact(LOSER), id(700)));

        assertThat(merge("contact", WINNER, LOSER).status()).isEqualTo(204);

        JsonNode deal = org.read("opportunities(" + id(601) + ")");
        assertThat(deal.path("_customerid_value").asText()).isEqualTo(WINNER.toString());
        assertThat(deal.path("_parentcontactid_value").asText()).isEqualTo(WINNER.toString());
        assertThat(org.read(contact(id(202))).path("_parentcustomerid_value").asText())
                .isEqualTo(WINNER.toString());
        assertThat(org.read("leads(" + id(402) + ")")
                        .path("_parentcontactid_value")
                        .asText())
                .isEqualTo(WINNER.toString());
        JsonNode halves = org.read("connections?$orderby=ismaster desc").path("value");
        assertThat(halves.at("/0/_record2id_value").asText()).isEqualTo(WINNER.toString());
        assertThat(halves.at("/1/_record1id_value").asText()).isEqualTo(WINNER.toString());
        assertThat(halves.at("/0/_record1id_value").asText()).isEqualTo(id(600).toString());
    }

    @Test
    void theContactsOfTheLosingAccountChangeTheirCompany() {
        long before = org.read(contact(LOSER)).path("versionnumber").asLong();

        assertThat(merge("account", id(101), id(100)).status()).isEqualTo(204);

        JsonNode contact = org.read(contact(LOSER));
        assertThat(contact.path("_parentcustomerid_value").asText()).isEqualTo(id(101).toString());
        assertThat(contact.path("versionnumber").asLong()).isGreaterThan(before);
    }

    @Test
    void aWinnerThatWasTheLosersChildIsNobodysChild() {
        org.seed("account", "accountid", id(102), "name", "Dock", "parentaccountid", new Ref("account", id(100)));

        assertThat(merge("account", id(102), id(100)).status()).isEqualTo(204);

        assertThat(org.read("accounts(" + id(102) + ")")
                        .path("_parentaccountid_value")
                        .isNull())
                .isTrue();
    }

    @Test
    void refusesRowsThatCannotBeMerged() {
        assertThat(merge("contact", WINNER, WINNER).rejection()).isEqualTo("0x80045305");
        assertThat(merge("contact", WINNER, id(999)).rejection()).isEqualTo("0x80040217");
        assertThat(merge("opportunity", id(600), id(600)).rejection()).isEqualTo("0x80040800");
        String mixed = "{\"Target\":%s,\"Subordinate\":%s,\"PerformParentingChecks\":false}"
                .formatted(reference("contact", WINNER), reference("lead", id(400)));
        assertThat(org.send("POST", "Merge", mixed).rejection()).isEqualTo("0x80040203");
        assertThat(merge("contact", WINNER, LOSER).status()).isEqualTo(204);
        Reply inactive = merge("contact", WINNER, LOSER);
        assertThat(inactive.status()).isEqualTo(400);
        assertThat(inactive.rejection()).isEqualTo("0x80045304");
        org.send("PATCH", contact(LOSER), "{\"statecode\":0,\"statuscode\":1}");
        assertThat(merge("contact", LOSER, WINNER).rejection())
                .as("the loser leads to the winner already")
                .isEqualTo("0x80045300");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"PerformParentingChecks\" | \"Checks\" | 0x80048d19",
                "\"PerformParentingChecks\":false | \"UpdateContent\":{\"jobtitle\":\"x\"} | 0x80040203",
                "\"PerformParentingChecks\":false | \"PerformParentingChecks\":\"no\" | 0x80048d19",
                "Microsoft.Dynamics.CRM.contact | Contact | 0x80048d19",
                "contactid | id | 0x80040203",
                "false} | false,\"UpdateContent\":{\"nosuch\":1}} | 0x0",
                "false} | false,\"UpdateContent\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\"}} | 0x80040203",
            })
    void refusesUnsuitableParametersAndChangesNothing(String part, String other, String code) {
        Reply reply = org.send(
                "POST", "Merge", parameters("contact", WINNER, LOSER, "").replace(part, other));

        assertThat(reply.rejection()).as(Organization.text(reply)).isEqualTo(code);
        assertThat(org.read(contact(LOSER)).path("merged").asBoolean()).isFalse();
    }

    @Test
    void checksTheParentsIfAskedTo() {
        String checked = parameters("contact", WINNER, LOSER, "").replace("false}", "true}");
        assertThat(org.send("POST", "Merge", checked).rejection()).isEqualTo("0x80045317");
        org.send("PATCH", contact(WINNER), "{\"parentcustomerid_account@odata.bind\":\"/accounts(" + id(101) + ")\"}");
        assertThat(org.send("POST", "Merge", checked).rejection()).isEqualTo("0x80045316");
        org.send("PATCH", contact(WINNER), "{\"parentcustomerid_account@odata.bind\":\"/accounts(" + id(100) + ")\"}");
        assertThat(org.send("POST", "Merge", checked).status()).isEqualTo(204);
    }
}
