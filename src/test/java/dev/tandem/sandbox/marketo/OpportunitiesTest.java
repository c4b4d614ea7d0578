package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpportunitiesTest {

    private static final String PATH = "/rest/v1/opportunities";

    private final Marketo marketo = new Marketo();
    private String guid = "";

    @BeforeEach
    void anOpportunity() {
        marketo.api.enforce(false);
        marketo.post(
                "/rest/v1/salespersons.json",
                "{'input':[{'externalSalesPersonId':'S-1','email':'sam@example.org','lastName':'Sand'}]}");
        marketo.company("{'externalCompanyId':'A-1','company':'Lindqvist'}");
        guid = marketo.post(
                        PATH + ".json",
                        "{'input':[{'externalOpportunityId':'O-1','name':'Dock crane refit','amount':184000.5,"
                                + "'stage':'Proposal','externalCompanyId':'A-1','externalSalesPersonId':'S-1'}]}")
                .at("/result/0/marketoGUID")
                .asText();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-2'#'name':'New',                created",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-2',                             1003",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-2'#'name':'',                   1003",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'stage':'Won',               updated",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'o-1'#'stage':null,                updated",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'name':null,                 1003",
                "createOnly,     dedupeFields, 'externalOpportunityId':'O-1'#'name':'x',                  1017",
                "updateOnly,     dedupeFields, 'externalOpportunityId':'O-2'#'name':'x',                  1013",
                "updateOnly,     idField,      'marketoGUID':'G'#'stage':'Won',                        updated",
                "updateOnly,     idField,      'marketoGUID':'G'#'externalOpportunityId':'O-9',        1003",
                "updateOnly,     idField,      'marketoGUID':'00000000-0000-0000-0000-000000000000',      1013",
                "updateOnly,     idField,      'externalOpportunityId':'O-1',                             1003",
                "createOrUpdate, idField,      'marketoGUID':'G',                                      1003",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'marketoGUID':'G',        1003",
                "createOrUpdate, dedupeFields, 'name':'No key',                                           1003",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'nothing':1,                 1006",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'amount':'much',             1001",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'probability':12.5,          1001",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'isWon':'maybe',             1001",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'closeDate':'2026-13-01',    1001",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'externalCompanyId':'A-9',   1003",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'externalSalesPersonId':'S-9', 718",
            })
    void followsTheCommonContract(String action, String dedupeBy, String record, String outcome) {
        JsonNode answer = sync(action, dedupeBy, record.replace('#', ',').replace(":'G'", ":'" + guid + "'"));

        assertThat(Marketo.outcome(answer)).isEqualTo(outcome);
    }

    private JsonNode sync(String action, String dedupeBy, String record) {
        return marketo.post(
                PATH + ".json", "{'action':'" + action + "','dedupeBy':'" + dedupeBy + "','input':[{" + record + "}]}");
    }

    @Test
    void anUnknownSalesPersonRefusesTheWholeCall() {
        JsonNode answer = marketo.post(
                PATH + ".json",
                "{'input':[{'externalOpportunityId':'O-2','name':'Fine'},"
                        + "{'externalOpportunityId':'O-3','name':'Not','externalSalesPersonId':'S-9'}]}");

        assertThat(answer.path("success").asBoolean(true)).isFalse();
        assertThat(Marketo.code(answer)).isEqualTo("718");
        assertThat(find("externalOpportunityId&filterValues=O-2").path("result"))
                .isEmpty();
    }

    private JsonNode find(String filter) {
        return marketo.get(PATH + ".json?filterType=" + filter);
    }

    @Test
    void refusesTheSameKeyTwiceInOneRequest() {
        JsonNode answer = marketo.post(
                PATH + ".json",
                "{'input':[{'externalOpportunityId':'O-1','stage':'a'},{'externalOpportunityId':'O-1','stage':'b'}]}");

        assertThat(Marketo.column(answer, "status")).containsExactly("updated", "skipped");
        assertThat(answer.at("/result/1/reasons/0/code").asText()).isEqualTo("1036");
        assertThat(answer.at("/result/0/marketoGUID").asText()).isEqualTo(guid).hasSize(36);
    }

    @Test
    void findsByKeyAndByGuid() {
        for (String filter : new String[] {
            "externalOpportunityId&filterValues=O-1,O-7",
            "dedupeFields&filterValues=O-1",
            "marketoGUID&filterValues=" + guid,
            "idField&filterValues=" + guid
        }) {
            JsonNode row = find(filter).at("/result/0");
            assertThat(row.fieldNames())
                    .as(filter)
                    .toIterable()
                    .containsExactly("seq", "marketoGUID", "externalOpportunityId", "createdAt", "updatedAt");
        }
        JsonNode chosen = find("idField&filterValues=" + guid + "&fields=name,amount,closeDate,externalSalesPersonId")
                .at("/result/0");
        assertThat(chosen.path("name").asText()).isEqualTo("Dock crane refit");
        assertThat(chosen.path("amount").decimalValue()).isEqualByComparingTo("184000.5");
        assertThat(chosen.path("closeDate").isNull()).isTrue();
        assertThat(chosen.path("externalSalesPersonId").asText()).isEqualTo("S-1");
        assertThat(Marketo.code(find("stage&filterValues=Proposal"))).isEqualTo("1011");
    }

    @Test
    void describesKeysFieldsAndLengths() {
        JsonNode type = marketo.get(PATH + "/describe.json").at("/result/0");

        assertThat(type.path("name").asText()).isEqualTo("Opportunity");
        assertThat(type.path("idField").asText()).isEqualTo("marketoGUID");
        assertThat(type.path("dedupeFields").toString()).isEqualTo("[\"externalOpportunityId\"]");
        assertThat(type.path("searchableFields").toString())
                .isEqualTo("[[\"externalOpportunityId\"],[\"marketoGUID\"]]");
        assertThat(type.path("fields"))
                .extracting(field -> field.path("name").asText() + " "
                        + field.path("dataType").asText() + " " + field.path("updateable"))
                .contains(
                        "externalOpportunityId string false",
                        "marketoGUID string false",
                        "description string true",
                        "amount currency true",
                        "probability integer true",
                        "closeDate date true",
                        "isClosed boolean true",
                        "isWon boolean true",
                        "externalCreatedDate datetime true");
    }

    @Test
    void hasFieldsOfItsOwn() {
        String fields = PATH + "/schema/fields";
        JsonNode created = marketo.post(
                fields + ".json",
                "{'input':[{'name':'forecast','displayName':'Forecast','dataType':'string'},"
                        + "{'name':'stage','displayName':'Stage 2','dataType':'string'}]}");
        assertThat(Marketo.column(created, "status")).containsExactly("created", "skipped");
        assertThat(Marketo.outcome(marketo.post(fields + "/forecast.json", "{'input':[{'displayName':'Our Guess'}]}")))
                .isEqualTo("updated");

        assertThat(Marketo.outcome(
                        sync("updateOnly", "dedupeFields", "'externalOpportunityId':'O-1','forecast':'Best case'")))
                .isEqualTo("updated");
        assertThat(find("forecast&filterValues=best case&fields=forecast".replace(" ", "%20"))
                        .at("/result/0/forecast")
                        .asText())
                .isEqualTo("Best case");
        assertThat(marketo.get(fields + "/forecast.json")
                        .at("/result/0/displayName")
                        .asText())
                .isEqualTo("Our Guess");
        assertThat(Marketo.column(marketo.get(fields + ".json"), "name")).contains("name", "forecast");
        assertThat(marketo.get("/rest/v1/leads/describe.json").toString()).doesNotContain("forecast");
    }

    @Test
    void isDeletedOnlyWithoutRolesAndHoldsItsCompanyAndOwner() {
        int person = marketo.person("{'email':'ida@example.org'}");
        String role = "'externalOpportunityId':'O-1','leadId':" + person + ",'role':'Champion'";
        marketo.post(PATH + "/roles.json", "{'input':[{" + role + "}]}");

        assertThat(delete(PATH, "'externalOpportunityId':'O-1'")).isEqualTo("1022");
        assertThat(delete("/rest/v1/companies", "'externalCompanyId':'A-1'")).isEqualTo("1022");
        assertThat(delete("/rest/v1/salespersons", "'externalSalesPersonId':'S-1'"))
                .isEqualTo("1022");
        assertThat(delete(PATH + "/roles", role)).isEqualTo("deleted");
        assertThat(delete(PATH, "'externalOpportunityId':'O-1'")).isEqualTo("deleted");
        assertThat(delete(PATH, "'externalOpportunityId':'O-1'")).isEqualTo("1013");
        assertThat(delete("/rest/v1/companies", "'externalCompanyId':'A-1'")).isEqualTo("deleted");
    }

    private String delete(String collection, String record) {
        return Marketo.outcome(marketo.post(collection + "/delete.json", "{'input':[{" + record + "}]}"));
    }

    @Test
    void deletesByGuid() {
        JsonNode answer =
                marketo.post(PATH + "/delete.json", "{'deleteBy':'idField','input':[{'marketoGUID':'" + guid + "'}]}");

        assertThat(Marketo.outcome(answer)).isEqualTo("deleted");
        assertThat(answer.at("/result/0/marketoGUID").asText()).isEqualTo(guid);
    }

    @Test
    void tellsThePersonsOfItThroughTheirRoles() {
        int ida = marketo.person("{'email':'ida@example.org'}");
        int bo = marketo.person("{'email':'bo@example.org'}");
        marketo.post(
                PATH + "/roles.json",
                "{'input':[{'externalOpportunityId':'O-1','leadId':" + ida + ",'role':'Champion','isPrimary':true},"
                        + "{'externalOpportunityId':'O-1','leadId':" + ida + ",'role':'User'},"
                        + "{'externalOpportunityId':'O-1','leadId':" + bo + ",'role':'User'}]}");
        marketo.clock.advance(Duration.ofSeconds(5));
        sync("updateOnly", "dedupeFields", "'externalOpportunityId':'O-1','stage':'Won','amount':184000.5");
        marketo.office(
                PATH + "/roles/delete.json",
                "{'input':[{'externalOpportunityId':'O-1','leadId':" + bo + ",'role':'User'}]}");

        JsonNode added = marketo.activities("34");
        assertThat(added).extracting(each -> each.path("leadId").asInt()).containsExactly(ida, ida, bo);
        assertThat(added.get(0).path("primaryAttributeValue").asText()).isEqualTo("Dock crane refit");
        assertThat(Marketo.attributes(added.get(0)))
                .containsEntry("Role", "Champion")
                .containsEntry("Is Primary", "true");
        JsonNode updated = marketo.activities("36");
        assertThat(updated).extracting(each -> each.path("leadId").asInt()).containsExactlyInAnyOrder(ida, bo);
        assertThat(Marketo.attributes(updated.get(0)))
                .containsEntry("Attribute Name", "Stage")
                .containsEntry("New Value", "Won")
                .containsEntry("Old Value", "Proposal");
        JsonNode removed = marketo.activities("35");
        assertThat(removed).extracting(each -> each.path("leadId").asInt()).containsExactly(bo);
        assertThat(removed.get(0).path("primaryAttributeValueId"))
                .isEqualTo(added.get(0).path("primaryAttributeValueId"));
    }
}
