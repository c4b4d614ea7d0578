package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomActivityTypesTest {

    private static final String EXTERNAL = "/rest/v1/activities/external";
    private static final String ISSUE = "{'apiName':'crmSyncIssue','name':'CRM Sync Issue',"
            + "'description':'Person could not be written','triggerName':'Has CRM Sync Issue',"
            + "'filterName':'Had CRM Sync Issue',"
            + "'primaryAttribute':{'apiName':'issueCode','name':'Issue Code','dataType':'string'}}";

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void aDraft() {
        marketo.api.enforce(false);
        good("", ISSUE);
    }

    private JsonNode write(String path, String body) {
        return marketo.post(EXTERNAL + "/type" + path + ".json", body);
    }

    private JsonNode good(String path, String body) {
        JsonNode answer = write(path, body);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.at("/result/0");
    }

    private JsonNode describe(String query) {
        return marketo.get(EXTERNAL + "/type/crmSyncIssue/describe.json" + query)
                .at("/result/0");
    }

    @Test
    void livesFromDraftToApprovalAndBeyond() {
        JsonNode drafted = describe("");
        assertThat(drafted.path("id").asInt()).isEqualTo(100_001);
        assertThat(drafted.path("status").asText()).isEqualTo("draft");
        assertThat(drafted.at("/primaryAttribute/apiName").asText()).isEqualTo("issueCode");
        assertThat(catalogue()).doesNotContain("CRM Sync Issue");

        good(
                "/crmSyncIssue/attributes/create",
                "{'attributes':[{'apiName':'detail','name':'Detail','dataType':'text'}]}");
        assertThat(good("/crmSyncIssue/approve", "").path("status").asText()).isEqualTo("approved");
        assertThat(catalogue()).contains("CRM Sync Issue");

        good(
                "/crmSyncIssue/attributes/create",
                "{'attributes':[{'apiName':'tries','name':'Tries','dataType':'integer','description':'How often'}]}");
        assertThat(describe("").path("status").asText()).isEqualTo("approved with draft");
        assertThat(describe("").path("attributes")).hasSize(1);
        assertThat(describe("?draft=true").path("attributes")).hasSize(2);
        assertThat(good("/crmSyncIssue/discardDraft", "").path("status").asText())
                .isEqualTo("approved");
        assertThat(describe("?draft=true").path("attributes")).hasSize(1);

        assertThat(good("/crmSyncIssue/delete", "").path("status").asText()).isEqualTo("deleted");
        assertThat(catalogue()).doesNotContain("CRM Sync Issue");
        assertThat(Marketo.code(write("/crmSyncIssue/approve", ""))).isEqualTo("1013");
        assertThat(good("", ISSUE).path("id").asInt()).isEqualTo(100_002);
    }

    private String catalogue() {
        return Marketo.column(marketo.get("/rest/v1/activities/types.json"), "name")
                .toString();
    }

    @Test
    void looksInTheCatalogueLikeAnyOtherType() {
        good(
                "/crmSyncIssue/attributes/create",
                "{'attributes':[{'apiName':'detail','name':'Detail','dataType':'text'}]}");
        good("/crmSyncIssue/approve", "");
        JsonNode types = marketo.get("/rest/v1/activities/types.json").path("result");

        JsonNode type = types.get(types.size() - 1);
        assertThat(type.path("id").asInt()).isEqualTo(100_001);
        assertThat(type.path("name").asText()).isEqualTo("CRM Sync Issue");
        assertThat(type.at("/primaryAttribute/name").asText()).isEqualTo("Issue Code");
        assertThat(type.at("/attributes/0/name").asText()).isEqualTo("Detail");
        assertThat(type.at("/attributes/0/dataType").asText()).isEqualTo("text");
    }

    @Test
    void listsAllTypesWithoutTheirAttributes() {
        good("/crmSyncIssue/attributes/create", "{'attributes':[{'apiName':'detail','name':'Detail'}]}");
        JsonNode types = marketo.get(EXTERNAL + "/types.json");

        assertThat(Marketo.column(types, "apiName")).containsExactly("crmSyncIssue");
        assertThat(Marketo.column(types, "status")).containsExactly("draft");
        assertThat(types.at("/result/0").has("attributes")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'apiName':'two','name':'Two','triggerName':'t','filterName':'f','primaryAttribute':{'apiName':'a','name':'A'}; ",
                "'name':'Two','triggerName':'t','filterName':'f','primaryAttribute':{'apiName':'a','name':'A'};         1002",
                "'apiName':'two','triggerName':'t','filterName':'f','primaryAttribute':{'apiName':'a','name':'A'};      1002",
                "'apiName':'two','name':'Two','filterName':'f','primaryAttribute':{'apiName':'a','name':'A'};           1002",
                "'apiName':'two','name':'Two','triggerName':'t','primaryAttribute':{'apiName':'a','name':'A'};          1002",
                "'apiName':'two','name':'Two','triggerName':'t','filterName':'f';                                       1002",
                "'apiName':'two','name':'Two','triggerName':'t','filterName':'f','primaryAttribute':{'apiName':'a'};    1002",
                "'apiName':'t_o','name':'Two','triggerName':'t','filterName':'f','primaryAttribute':{'apiName':'a','name':'A'}; 1003",
                "'apiName':'CRMSyncIssue','name':'Two','triggerName':'t','filterName':'f','primaryAttribute':{'apiName':'a','name':'A'}; 1003",
                "'apiName':'two','name':'22','triggerName':'t','filterName':'f','primaryAttribute':{'apiName':'a','name':'A'}; 1003",
                "'apiName':'two','name':'Two','triggerName':'Has CRM sync issue','filterName':'f','primaryAttribute':{'apiName':'a','name':'A'}; 1003",
                "'apiName':'two','name':'Two','triggerName':'t','filterName':'Had CRM Sync Issue','primaryAttribute':{'apiName':'a','name':'A'}; 1003",
                "'apiName':'two','name':'Two','triggerName':'t','filterName':'f','primaryAttribute':{'apiName':'a','name':'A','dataType':'score'}; 1003",
                "'apiName':'two','name':'Two','triggerName':'t','filterName':'f','nothing':1,'primaryAttribute':{'apiName':'a','name':'A'}; 1003",
            })
    void checksATypesHeader(String members, String code) {
        assertThat(Marketo.code(write("", "{" + members + "}"))).isEqualTo(code == null ? "" : code);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "create; {'apiName':'b','name':'B','dataType':'link'};                     ",
                "create; {'apiName':'B','name':'b'},{'apiName':'b','name':'C'};            1003",
                "create; {'apiName':'b','name':'Detail'};                                  1003",
                "create; {'apiName':'b','name':'B','isPrimary':true};                      1003",
                "create; {'name':'B'};                                                     1002",
                "create; {'apiName':'b'};                                                  1002",
                "create; {'apiName':'b','name':'B','dataType':'percent'};                  1003",
                "update; {'apiName':'detail','name':'Details','dataType':'text'};          ",
                "update; {'apiName':'issueCode','isPrimary':false};                        ",
                "update; {'apiName':'issueCode','isPrimary':false},{'apiName':'detail','isPrimary':true}; ",
                "update; {'apiName':'detail','isPrimary':true};                            1003",
                "update; {'apiName':'none','name':'None'};                                 1006",
                "delete; {'apiName':'detail'};                                             ",
                "delete; {'apiName':'issueCode'};                                          1003",
                "delete; {'apiName':'none'};                                               1006",
                "delete; ;                                                                 1002",
            })
    void checksAttributes(String verb, String attributes, String code) {
        good("/crmSyncIssue/attributes/create", "{'attributes':[{'apiName':'detail','name':'Detail'}]}");
        String body = attributes == null ? "{}" : "{'attributes':[" + attributes + "]}";

        assertThat(Marketo.code(write("/crmSyncIssue/attributes/" + verb, body)))
                .isEqualTo(code == null ? "" : code);
    }

    @Test
    void isNotApprovedWithoutAPrimaryAttributeOrWithoutADraft() {
        good("/crmSyncIssue/attributes/create", "{'attributes':[{'apiName':'detail','name':'Detail'}]}");
        good("/crmSyncIssue/attributes/update", "{'attributes':[{'apiName':'issueCode','isPrimary':false}]}");
        assertThat(Marketo.code(write("/crmSyncIssue/approve", ""))).isEqualTo("1003");
        assertThat(Marketo.code(write("/crmSyncIssue/discardDraft", ""))).isEqualTo("1003");

        good("/crmSyncIssue/attributes/update", "{'attributes':[{'apiName':'detail','isPrimary':true}]}");
        JsonNode approved = good("/crmSyncIssue/approve", "");
        assertThat(approved.at("/primaryAttribute/apiName").asText()).isEqualTo("detail");
        assertThat(approved.at("/attributes/0/apiName").asText()).isEqualTo("issueCode");
        assertThat(Marketo.code(write("/crmSyncIssue/approve", ""))).isEqualTo("1003");
    }

    @Test
    void freezesTheHeaderOnceActivitiesWereAdded() {
        good("/crmSyncIssue", "{'name':'Sync Trouble','primaryAttribute':{'apiName':'trouble','name':'Trouble'}}");
        good("/crmSyncIssue/approve", "");
        good("/crmSyncIssue", "{'description':'Changed before it was used'}");
        good("/crmSyncIssue/approve", "");
        int person = marketo.person("{'email':'ida@example.org'}");
        marketo.post(
                EXTERNAL + ".json",
                "{'input':[{'leadId':" + person + ",'activityDate':'2026-05-07T15:41:32Z','activityTypeId':100001,"
                        + "'primaryAttributeValue':'x','attributes':[]}]}");

        assertThat(Marketo.code(write("/crmSyncIssue", "{'name':'Other'}"))).isEqualTo("1003");
        assertThat(Marketo.code(write("/crmSyncIssue", "{'apiName':'other'}"))).isEqualTo("1003");
        assertThat(Marketo.code(write(
                        "/crmSyncIssue/attributes/update", "{'attributes':[{'apiName':'trouble','isPrimary':false}]}")))
                .isEqualTo("1003");
        good("/crmSyncIssue/attributes/create", "{'attributes':[{'apiName':'more','name':'More'}]}");
        good("/crmSyncIssue/approve", "");
        assertThat(describe("").path("name").asText()).isEqualTo("Sync Trouble");
    }

    @Test
    void limitsTypesAndAttributes() {
        for (int i = 2; i <= 10; i++) {
            good("", ISSUE.replace("rmSyncIssue", "rm" + i).replace("CRM Sync Issue", "Issue " + i));
        }
        assertThat(Marketo.code(write("", ISSUE.replace("rmSyncIssue", "rm11").replace("CRM Sync Issue", "Issue 11"))))
                .isEqualTo("1027");
        for (int i = 0; i < 20; i++) {
            good("/crmSyncIssue/attributes/create", "{'attributes':[{'apiName':'a" + i + "','name':'A" + i + "'}]}");
        }
        assertThat(Marketo.code(write(
                        "/crmSyncIssue/attributes/create", "{'attributes':[{'apiName':'one','name':'Too many'}]}")))
                .isEqualTo("1028");
    }
}
