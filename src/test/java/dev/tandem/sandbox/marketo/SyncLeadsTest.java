package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncLeadsTest {

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void somePersons() {
        marketo.api.enforce(false);
        marketo.field("microsoftId", "string");
        marketo.field("visits", "integer");
        marketo.field("lastVisit", "datetime");
        marketo.field("weight", "float");
        marketo.field("profile", "url");
        marketo.person("{'email':'one@example.org','microsoftId':'M-1','visits':7}");
        marketo.person("{'email':'two@example.org'}");
        marketo.person("{'email':'TWO@example.org'}");
    }

    private JsonNode sync(String action, String lookup, String record) {
        return marketo.post(
                "/rest/v1/leads.json",
                "{'action':'" + action + "','lookupField':'" + lookup + "','input':[" + record + "]}");
    }

    @ParameterizedTest
    @CsvSource({
        "createOnly,      none, created",
        "createOnly,      one,  1005",
        "createOnly,      two,  1005",
        "updateOnly,      none, 1004",
        "updateOnly,      one,  updated",
        "updateOnly,      two,  1007",
        "createOrUpdate,  none, created",
        "createOrUpdate,  one,  updated",
        "createOrUpdate,  ONE,  updated",
        "createOrUpdate,  two,  1007",
        "createDuplicate, none, created",
        "createDuplicate, one,  created",
        "createDuplicate, two,  created",
        "wrong,           one,  1003",
    })
    void followsTheOutcomeMatrix(String action, String matches, String outcome) {
        assertThat(Marketo.outcome(sync(action, "email", "{'email':'" + matches + "@example.org'}")))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "updateOnly,      id,    1000001, updated",
        "updateOnly,      id,    999,     1004",
        "createOnly,      email, 1000001, 1003",
        "createOrUpdate,  id,    1000001, 1003",
        "createDuplicate, email, 1000001, 1003",
        "updateOnly,      email, 1000001, 1003",
    })
    void takesAnIdOnlyToUpdateByIt(String action, String lookup, String id, String outcome) {
        assertThat(Marketo.outcome(sync(action, lookup, "{'id':" + id + ",'email':'one@example.org'}")))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "microsoftId, M-1,             updated",
        "microsoftId, m-1,             updated",
        "visits,      7,               updated",
        "email,       '',              1003",
        "firstName,   Ida,             1011",
        "externalCompanyId, A-1,       1011",
        "nothing,     x,               1006",
    })
    void looksUpByStandardAndCustomKeys(String lookup, String key, String outcome) {
        assertThat(Marketo.outcome(sync("updateOnly", lookup, "{'" + lookup + "':'" + key + "'}")))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'nothing':1,                              1006",
                "'createdAt':'2026-01-01T00:00:00Z',       1003",
                "'inferredCity':'Kiel',                    1003",
                "'leadScore':'ten',                        1001",
                "'leadScore':1.5,                          1001",
                "'leadScore':'10',                         updated",
                "'visits':2147483648,                      1001",
                "'weight':true,                            1001",
                "'weight':1e3,                             updated",
                "'unsubscribed':'maybe',                   1001",
                "'unsubscribed':true,                      updated",
                "'dateOfBirth':'1990-02-30',               1001",
                "'dateOfBirth':'1990-02-28',               updated",
                "'lastVisit':'2026-05-07 10:00',           1001",
                "'lastVisit':'2026-05-07T10:00:00.123Z',   1001",
                "'lastVisit':'2026-05-07T10:00:00Z',       updated",
                "'lastVisit':'2026-05-07T10:00:00-05:00',  updated",
                "'lastVisit':'2026-05-07T10:00:00+0000',   updated",
                "'email':'jürgen@example.org',             1003",
                "'profile':'example.org/me',               1001",
                "'profile':'https://example.org/me',       updated",
                "'firstName':{'a':1},                      1001",
                "'externalCompanyId':'unknown',            1003",
                "'externalSalesPersonId':'unknown',        1003",
            })
    void checksEveryValue(String member, String outcome) {
        assertThat(Marketo.outcome(sync("updateOnly", "microsoftId", "{'microsoftId':'M-1'," + member + "}")))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "firstName,255,updated",
        "firstName,256,1001",
        "mktoPersonNotes,30000,updated",
        "mktoPersonNotes,30001,1001"
    })
    void refusesTooLongTexts(String field, int length, String outcome) {
        String record = "{'microsoftId':'M-1','" + field + "':'" + "a".repeat(length) + "'}";

        assertThat(Marketo.outcome(sync("updateOnly", "microsoftId", record))).isEqualTo(outcome);
    }

    @Test
    void measuresTextAreasInBytes() {
        String record = "{'microsoftId':'M-1','mktoPersonNotes':'" + "ü".repeat(15_001) + "'}";

        assertThat(Marketo.outcome(sync("updateOnly", "microsoftId", record))).isEqualTo("1001");
    }

    @Test
    void answersInTheOrderOfTheInputWithoutSeq() {
        JsonNode answer = sync(
                "updateOnly", "email", "{'email':'none@example.org'},{'email':'one@example.org'},{'lastName':'x'}");

        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(Marketo.column(answer, "status")).containsExactly("skipped", "updated", "skipped");
        assertThat(answer.at("/result/1/id").asInt()).isEqualTo(1_000_001);
        assertThat(answer.at("/result/0/reasons/0/message").asText()).isEqualTo("Lead not found");
        assertThat(answer.at("/result/1").has("seq")).isFalse();
    }

    @Test
    void worksTheSameKeyTwiceInSequence() {
        JsonNode answer = sync(
                "createOrUpdate",
                "email",
                "{'email':'new@example.org','firstName':'A'},{'email':'new@example.org','firstName':'B'}");

        assertThat(Marketo.column(answer, "status")).containsExactly("created", "updated");
        assertThat(marketo.value(answer.at("/result/0/id").asInt(), "firstName").asText())
                .isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource({"null", "''''''"})
    void clearsByNullAndByEmptyTextButNotByAbsence(String nothing) {
        sync("updateOnly", "microsoftId", "{'microsoftId':'M-1','firstName':'Ida','lastName':'Marsh'}");
        String literal = nothing.equals("null") ? "null" : "''";
        sync("updateOnly", "microsoftId", "{'microsoftId':'M-1','firstName':" + literal + "}");

        assertThat(marketo.value(1_000_001, "firstName").isNull()).isTrue();
        assertThat(marketo.value(1_000_001, "lastName").asText()).isEqualTo("Marsh");
    }

    @Test
    void changesNothingWhenARecordIsSkipped() {
        sync("updateOnly", "microsoftId", "{'microsoftId':'M-1','firstName':'Ida','leadScore':'x'}");

        assertThat(marketo.value(1_000_001, "firstName").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,1003", "301,1003"})
    void takesOneTo300Records(int records, String code) {
        String input = IntStream.range(0, records)
                .mapToObj(i -> "{'email':'p" + i + "@example.org'}")
                .collect(Collectors.joining(","));

        assertThat(Marketo.code(sync("createOnly", "email", input))).isEqualTo(code);
    }

    @Test
    void knowsNoOtherPartitionThanTheDefault() {
        assertThat(Marketo.code(marketo.post(
                        "/rest/v1/leads.json", "{'partitionName':'EMEA','input':[{'email':'a@example.org'}]}")))
                .isEqualTo("1008");
        assertThat(Marketo.column(marketo.get("/rest/v1/leads/partitions.json"), "name"))
                .containsExactly("Default");
    }

    @Test
    void answersAnAsynchronousCallWithoutResults() {
        JsonNode answer =
                marketo.post("/rest/v1/leads.json", "{'asyncProcessing':true,'input':[{'email':'async@example.org'}]}");

        assertThat(answer.path("result")).isEmpty();
        assertThat(marketo.get("/rest/v1/leads.json?filterType=email&filterValues=async@example.org")
                        .path("result"))
                .hasSize(1);
    }

    @Test
    void deletesByBodyAndByQuery() {
        JsonNode byBody = marketo.post("/rest/v1/leads/delete.json", "{'input':[{'id':1000001},{'id':5}]}");
        JsonNode byQuery = Marketo.tree(marketo.reply("POST", "/rest/v1/leads/delete.json?id=1000002,1000003", "", ""));

        assertThat(Marketo.column(byBody, "status")).containsExactly("deleted", "skipped");
        assertThat(byBody.at("/result/1/reasons/0/code").asText()).isEqualTo("1004");
        assertThat(Marketo.column(byQuery, "status")).containsExactly("deleted", "deleted");
        assertThat(Marketo.code(marketo.get("/rest/v1/lead/1000001.json"))).isEqualTo("1004");
        assertThat(Marketo.outcome(sync("updateOnly", "microsoftId", "{'microsoftId':'M-1'}")))
                .isEqualTo("1004");
        assertThat(marketo.person("{'email':'later@example.org'}")).isEqualTo(1_000_004);
    }
}
