package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpportunityRolesTest {

    private static final String PATH = "/rest/v1/opportunities/roles";

    private final Marketo marketo = new Marketo();
    private int person;
    private String guid = "";

    @BeforeEach
    void aRole() {
        marketo.api.enforce(false);
        person = marketo.person("{'email':'ida@example.org'}");
        marketo.post(
                "/rest/v1/opportunities.json",
                "{'input':[{'externalOpportunityId':'O-1','name':'One'},{'externalOpportunityId':'O-2','name':'Two'}]}");
        guid = sync("createOrUpdate", "dedupeFields", "'externalOpportunityId':'O-1','leadId':L,'role':'Champion'")
                .at("/result/0/marketoGUID")
                .asText();
    }

    private JsonNode sync(String action, String dedupeBy, String record) {
        return marketo.post(
                PATH + ".json",
                "{'action':'" + action + "','dedupeBy':'" + dedupeBy + "','input':[{" + filled(record) + "}]}");
    }

    private String filled(String record) {
        return record.replace('#', ',').replace(":L", ":" + person).replace(":'G'", ":'" + guid + "'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'leadId':L#'role':'User',       created",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-2'#'leadId':L#'role':'Champion',   created",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'o-1'#'leadId':L#'role':'champion',   updated",
                "createOnly,     dedupeFields, 'externalOpportunityId':'O-1'#'leadId':L#'role':'Champion',   1017",
                "updateOnly,     dedupeFields, 'externalOpportunityId':'O-2'#'leadId':L#'role':'Champion',   1013",
                "updateOnly,     idField,      'marketoGUID':'G'#'isPrimary':true,                           updated",
                "updateOnly,     idField,      'marketoGUID':'G'#'role':'User',                              1003",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'leadId':L,                     1003",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'leadId':7#'role':'User',       1004",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-9'#'leadId':L#'role':'User',       1013",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'leadId':'x'#'role':'User',     1001",
                "createOrUpdate, dedupeFields, 'externalOpportunityId':'O-1'#'leadId':L#'role':'U'#'stage':1, 1006",
            })
    void followsTheCommonContract(String action, String dedupeBy, String record, String outcome) {
        assertThat(Marketo.outcome(sync(action, dedupeBy, record))).isEqualTo(outcome);
    }

    @Test
    void refusesARoleOfMoreThanFiftyCharacters() {
        String record = "'externalOpportunityId':'O-1','leadId':L,'role':'" + "r".repeat(51) + "'";

        assertThat(Marketo.outcome(sync("createOrUpdate", "dedupeFields", record)))
                .isEqualTo("1001");
    }

    @Test
    void isFoundByItsCompoundKeyInAJsonBody() {
        sync("createOrUpdate", "dedupeFields", "'externalOpportunityId':'O-1','leadId':L,'role':'User'");
        JsonNode answer = marketo.post(
                PATH + ".json?_method=GET",
                filled("{'filterType':'dedupeFields','fields':['marketoGUID','isPrimary'],'input':["
                        + "{'externalOpportunityId':'O-1','leadId':L,'role':'champion'},"
                        + "{'externalOpportunityId':'O-1','leadId':L,'role':'Nobody'}],'batchSize':300,"
                        + "'nextPageToken':null}"));

        assertThat(Marketo.column(answer, "marketoGUID")).containsExactly(guid);
        assertThat(answer.at("/result/0/role").asText()).isEqualTo("Champion");
        assertThat(answer.at("/result/0/leadId").asInt()).isEqualTo(person);
    }

    @ParameterizedTest
    @CsvSource({
        "'{''filterType'':''dedupeFields'',''input'':[{''externalOpportunityId'':''O-1''}]}', 1003",
        "'{''filterType'':''dedupeFields'',''filterValues'':[''O-1'']}', 1003",
        "'{''filterType'':''role'',''filterValues'':[''Champion'']}', 1011",
        "'{''filterType'':''nothing'',''filterValues'':[''Champion'']}', 1006",
        "'{''filterType'':''leadId''}', 1002",
    })
    void refusesOtherQueries(String body, String code) {
        assertThat(Marketo.code(marketo.post(PATH + ".json?_method=GET", body))).isEqualTo(code);
    }

    @Test
    void isFoundBySingleFieldsAndPageByPage() {
        sync("createOrUpdate", "dedupeFields", "'externalOpportunityId':'O-1','leadId':L,'role':'User'");

        assertThat(Marketo.column(marketo.get(PATH + ".json?filterType=leadId&filterValues=" + person), "role"))
                .containsExactly("Champion", "User");
        assertThat(Marketo.column(marketo.get(PATH + ".json?filterType=marketoGUID&filterValues=" + guid), "role"))
                .containsExactly("Champion");
        String query = PATH + ".json?filterType=externalOpportunityId&filterValues=O-1&batchSize=1";
        JsonNode first = marketo.get(query);
        assertThat(Marketo.column(first, "role")).containsExactly("Champion");
        JsonNode second = marketo.get(query + "&nextPageToken="
                + Marketo.encode(first.path("nextPageToken").asText()));
        assertThat(Marketo.column(second, "role")).containsExactly("User");
        assertThat(second.has("nextPageToken")).isFalse();
    }

    @Test
    void describesItsCompoundKey() {
        JsonNode type = marketo.get(PATH + "/describe.json").at("/result/0");

        assertThat(type.path("dedupeFields").toString()).isEqualTo("[\"externalOpportunityId\",\"leadId\",\"role\"]");
        assertThat(type.path("searchableFields").toString())
                .isEqualTo("[[\"externalOpportunityId\",\"leadId\",\"role\"],[\"marketoGUID\"],[\"leadId\"],"
                        + "[\"externalOpportunityId\"]]");
        assertThat(type.path("fields"))
                .filteredOn(field -> field.path("updateable").asBoolean())
                .extracting(field -> field.path("name").asText())
                .containsExactly("isPrimary", "externalCreatedDate");
    }

    @Test
    void goesWithItsPerson() {
        marketo.post("/rest/v1/leads/delete.json", "{'input':[{'id':" + person + "}]}");

        assertThat(marketo.get(PATH + ".json?filterType=marketoGUID&filterValues=" + guid)
                        .path("result"))
                .isEmpty();
        assertThat(Marketo.outcome(marketo.post(
                        "/rest/v1/opportunities/delete.json", "{'input':[{'externalOpportunityId':'O-1'}]}")))
                .isEqualTo("deleted");
    }

    @Test
    void canBeCreatedAnewUnderTheKeyOfADeletedOne() {
        String record = "'externalOpportunityId':'O-1','leadId':L,'role':'Champion'";
        assertThat(Marketo.outcome(marketo.post(PATH + "/delete.json", filled("{'input':[{" + record + "}]}"))))
                .isEqualTo("deleted");
        JsonNode again = sync("createOnly", "dedupeFields", record);

        assertThat(Marketo.outcome(again)).isEqualTo("created");
        assertThat(again.at("/result/0/marketoGUID").asText()).isNotEqualTo(guid);
    }
}
