package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomObjectsTest {

    private static final String SCHEMA = "/rest/v1/customobjects/schema";
    private static final String TEAMS = "/rest/v1/customobjects/microsoftTeam";
    private static final String MEMBERS = "/rest/v1/customobjects/teamMember";

    private final Marketo marketo = new Marketo();
    private int person;

    @BeforeEach
    void twoTypes() {
        marketo.api.enforce(false);
        marketo.field("microsoftId", "string");
        person = marketo.person("{'email':'ida@example.org','microsoftId':'M-1'}");
        type(
                "microsoftTeam",
                "{'name':'teamId','displayName':'Team Id','dataType':'string','isDedupeField':true},"
                        + "{'name':'name','displayName':'Name','dataType':'string'},"
                        + "{'name':'size','displayName':'Size','dataType':'integer'}");
        type(
                "teamMember",
                "{'name':'memberId','displayName':'Member','dataType':'link','isDedupeField':true,"
                        + "'relatedTo':{'name':'lead','field':'microsoftId'}},"
                        + "{'name':'team','displayName':'Team','dataType':'link','isDedupeField':true,"
                        + "'relatedTo':{'name':'microsoftTeam','field':'teamId'}},"
                        + "{'name':'leadRef','displayName':'Lead','dataType':'link',"
                        + "'relatedTo':{'name':'Lead','field':'Id'}},"
                        + "{'name':'since','displayName':'Since','dataType':'date'}");
        marketo.post(TEAMS + ".json", "{'input':[{'teamId':'T-1','name':'North'}]}");
    }

    private void type(String apiName, String fields) {
        good("", "{'apiName':'" + apiName + "','displayName':'" + apiName + "','description':'Ours'}");
        good("/" + apiName + "/addField", "{'input':[" + fields + "]}");
        good("/" + apiName + "/approve", "");
    }

    private void good(String path, String body) {
        assertThat(Marketo.code(marketo.post(SCHEMA + path + ".json", body)))
                .as(path + " " + body)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "createOrUpdate, 'memberId':'M-1'#'team':'T-1'#'since':'2026-01-02',   created",
                "createOrUpdate, 'memberId':'m-1'#'team':'t-1',                        created",
                "createOrUpdate, 'memberId':'M-1'#'team':'T-1'#'leadRef':L,            created",
                "updateOnly,     'memberId':'M-1'#'team':'T-1',                        1013",
                "createOrUpdate, 'memberId':'M-9'#'team':'T-1',                        1004",
                "createOrUpdate, 'memberId':'M-1'#'team':'T-9',                        1013",
                "createOrUpdate, 'memberId':'M-1'#'team':'T-1'#'leadRef':7,            1004",
                "createOrUpdate, 'memberId':'M-1',                                     1003",
                "createOrUpdate, 'memberId':'M-1'#'team':'T-1'#'since':'soon',         1001",
                "createOrUpdate, 'memberId':'M-1'#'team':'T-1'#'nothing':1,            1006",
                "createOrUpdate, 'memberId':'M-1'#'team':'T-1'#'createdAt':'2026-01-01T00:00:00Z', 1003",
            })
    void recordsFollowTheCommonContractAndTheirLinks(String action, String record, String outcome) {
        JsonNode answer = marketo.post(
                MEMBERS + ".json",
                "{'action':'" + action + "','input':[{"
                        + record.replace('#', ',').replace(":L", ":" + person) + "}]}");

        assertThat(Marketo.outcome(answer)).isEqualTo(outcome);
    }

    @Test
    void areFoundByKeyByGuidAndByLink() {
        String guid = marketo.post(MEMBERS + ".json", "{'input':[{'memberId':'M-1','team':'T-1'}]}")
                .at("/result/0/marketoGUID")
                .asText();
        JsonNode byKey = marketo.post(
                MEMBERS + ".json?_method=GET",
                "{'filterType':'dedupeFields','input':[{'memberId':'M-1','team':'T-1'},{'memberId':'x','team':'y'}]}");

        assertThat(byKey.path("result")).hasSize(1);
        assertThat(byKey.at("/result/0").fieldNames())
                .toIterable()
                .containsExactly("seq", "marketoGUID", "memberId", "team", "createdAt", "updatedAt");
        for (String filter : new String[] {"idField&filterValues=" + guid, "memberId&filterValues=M-1"}) {
            assertThat(Marketo.column(marketo.get(MEMBERS + ".json?filterType=" + filter), "marketoGUID"))
                    .containsExactly(guid);
        }
        assertThat(Marketo.code(marketo.get(TEAMS + ".json?filterType=name&filterValues=North")))
                .isEqualTo("1011");
        assertThat(Marketo.code(marketo.get("/rest/v1/customobjects/none.json?filterType=a&filterValues=b")))
                .isEqualTo("1013");
    }

    @Test
    void areUpdatedByGuidClearedAndDeleted() {
        String guid = marketo.get(TEAMS + ".json?filterType=teamId&filterValues=T-1")
                .at("/result/0/marketoGUID")
                .asText();
        JsonNode updated = marketo.post(
                TEAMS + ".json",
                "{'action':'updateOnly','dedupeBy':'idField','input':[{'marketoGUID':'" + guid
                        + "','name':null,'size':'5'}]}");
        assertThat(Marketo.outcome(updated)).isEqualTo("updated");
        JsonNode row = marketo.get(TEAMS + ".json?filterType=idField&filterValues=" + guid + "&fields=name,size")
                .at("/result/0");
        assertThat(row.path("name").isNull()).isTrue();
        assertThat(row.path("size").asInt()).isEqualTo(5);

        String delete = "{'input':[{'teamId':'T-1'}]}";
        assertThat(Marketo.outcome(marketo.post(TEAMS + "/delete.json", delete)))
                .isEqualTo("deleted");
        assertThat(Marketo.outcome(marketo.post(TEAMS + "/delete.json", delete)))
                .isEqualTo("1013");
    }

    @Test
    void areDescribedWithTheirRelationships() {
        JsonNode type = marketo.get(MEMBERS + "/describe.json").at("/result/0");

        assertThat(type.path("name").asText()).isEqualTo("teamMember");
        assertThat(type.path("idField").asText()).isEqualTo("marketoGUID");
        assertThat(type.path("dedupeFields").toString()).isEqualTo("[\"memberId\",\"team\"]");
        assertThat(type.at("/searchableFields/0").toString()).isEqualTo("[\"memberId\",\"team\"]");
        assertThat(type.path("relationships"))
                .extracting(each -> each.path("field").asText() + " "
                        + each.at("/relatedTo/name").asText() + "."
                        + each.at("/relatedTo/field").asText())
                .containsExactly("memberId lead.microsoftId", "team microsoftTeam.teamId", "leadRef Lead.Id");
        assertThat(type.path("fields"))
                .extracting(each -> each.path("name").asText() + " "
                        + each.path("dataType").asText() + " " + each.path("updateable"))
                .containsExactly(
                        "marketoGUID string false",
                        "createdAt datetime false",
                        "updatedAt datetime false",
                        "memberId string false",
                        "team string false",
                        "leadRef integer true",
                        "since date true");
        assertThat(Marketo.column(marketo.get("/rest/v1/customobjects.json"), "name"))
                .containsExactly("microsoftTeam", "teamMember");
        assertThat(Marketo.column(marketo.get("/rest/v1/customobjects.json?names=teamMember"), "name"))
                .containsExactly("teamMember");
    }

    @Test
    void keepTheirValuesWhenTheTypeChanges() {
        marketo.post(TEAMS + ".json", "{'input':[{'teamId':'T-1','size':5}]}");
        good("/microsoftTeam/size/updateField", "{'dataType':'string'}");
        good("/microsoftTeam/deleteField", "{'input':[{'name':'name'}]}");
        good("/microsoftTeam/addField", "{'input':[{'name':'region','displayName':'Region','dataType':'string'}]}");
        assertThat(Marketo.outcome(marketo.post(TEAMS + ".json", "{'input':[{'teamId':'T-1','region':'x'}]}")))
                .as("the draft is not live")
                .isEqualTo("1006");
        good("/microsoftTeam/approve", "");

        marketo.post(TEAMS + ".json", "{'input':[{'teamId':'t-1','region':'EMEA'}]}");
        JsonNode rows = marketo.get(TEAMS + ".json?filterType=teamId&filterValues=T-1&fields=size,region");
        assertThat(rows.path("result")).hasSize(1);
        assertThat(rows.at("/result/0/size").toString()).isEqualTo("\"5\"");
        assertThat(rows.at("/result/0/region").asText()).isEqualTo("EMEA");
        assertThat(Marketo.code(marketo.get(TEAMS + ".json?filterType=teamId&filterValues=T-1&fields=name")))
                .isEqualTo("1006");
        assertThat(Marketo.outcome(marketo.post(MEMBERS + ".json", "{'input':[{'memberId':'M-1','team':'T-1'}]}")))
                .as("links into the changed type still hold")
                .isEqualTo("created");
    }

    @Test
    void followTheWinnerOfAMergeWhereTheyNameItsId() {
        int winner = marketo.person("{'email':'w@example.org'}");
        marketo.post(MEMBERS + ".json", "{'input':[{'memberId':'M-1','team':'T-1','leadRef':" + person + "}]}");
        marketo.post("/rest/v1/leads/" + winner + "/merge.json?leadId=" + person, "");

        JsonNode row = marketo.get(MEMBERS + ".json?filterType=leadRef&filterValues=" + winner + "&fields=leadRef")
                .at("/result/0");
        assertThat(row.path("memberId").asText()).isEqualTo("M-1");
        assertThat(row.path("leadRef").asInt()).isEqualTo(winner);
    }

    @Test
    void goWithTheirType() {
        good("/teamMember/delete", "");
        good("/microsoftTeam/delete", "");
        assertThat(Marketo.code(marketo.get(TEAMS + "/describe.json"))).isEqualTo("1013");
    }

    @Test
    void outliveARestartWithTheirTypesAndDrafts() throws IOException {
        marketo.post(MEMBERS + ".json", "{'input':[{'memberId':'M-1','team':'T-1','since':'2026-01-02'}]}");
        good("/microsoftTeam/addField", "{'input':[{'name':'region','displayName':'Region','dataType':'string'}]}");
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        marketo.api.save(saved);
        Marketo again = new Marketo();
        again.api.load(new ByteArrayInputStream(saved.toByteArray()));

        for (String same : new String[] {
            MEMBERS + ".json?filterType=memberId&filterValues=M-1&fields=since",
            MEMBERS + "/describe.json",
            SCHEMA + ".json",
            SCHEMA + ".json?state=draft"
        }) {
            assertThat(again.get(same).path("result"))
                    .as(same)
                    .isEqualTo(marketo.get(same).path("result"))
                    .isNotEmpty();
        }
        again.api.enforce(false);
        assertThat(Marketo.outcome(again.post(MEMBERS + ".json", "{'input':[{'memberId':'M-1','team':'T-9'}]}")))
                .isEqualTo("1013");
        again.api.clear();
        assertThat(again.get(SCHEMA + ".json").path("result")).isEmpty();
    }
}
