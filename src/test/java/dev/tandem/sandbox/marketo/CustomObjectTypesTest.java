package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomObjectTypesTest {

    private static final String SCHEMA = "/rest/v1/customobjects/schema";
    private static final String KEY =
            "{'name':'caseId','displayName':'Case Id','dataType':'string','isDedupeField':true}";
    private static final String LINK =
            "{'name':'leadRef','displayName':'Lead','dataType':'link'," + "'relatedTo':{'name':'lead','field':'id'}}";

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void unlimited() {
        marketo.api.enforce(false);
    }

    /** The code of a refused write; empty for a good one. */
    private String write(String path, String body) {
        JsonNode answer = marketo.post(SCHEMA + path + ".json", body);
        if (answer.path("success").asBoolean()) {
            assertThat(answer.path("result")).isEmpty();
        }
        return Marketo.code(answer);
    }

    private void good(String path, String body) {
        assertThat(write(path, body)).as(path + " " + body).isEmpty();
    }

    private void create(String apiName) {
        good("", "{'apiName':'" + apiName + "','displayName':'" + apiName + "'}");
    }

    private void draft(String apiName, String... fields) {
        create(apiName);
        good("/" + apiName + "/addField", "{'input':[" + String.join(",", fields) + "]}");
    }

    private void approved(String apiName, String... fields) {
        draft(apiName, fields);
        good("/" + apiName + "/approve", "");
    }

    private JsonNode describe(String query) {
        return marketo.get(SCHEMA + "/crmCase/describe.json" + query).at("/result/0");
    }

    @Test
    void livesFromDraftToApprovalAndBeyond() {
        draft("crmCase", KEY, LINK);
        JsonNode drafted = describe("");
        assertThat(drafted.path("state").asText()).isEqualTo("draft");
        assertThat(drafted.path("version").asText()).isEqualTo("draft");
        assertThat(drafted.path("idField").isNull()).isTrue();
        assertThat(drafted.path("createdAt").isNull()).isTrue();
        assertThat(Marketo.code(marketo.get("/rest/v1/customobjects/crmCase/describe.json")))
                .isEqualTo("1013");

        good("/crmCase/approve", "");
        JsonNode live = describe("");
        assertThat(live.path("state").asText()).isEqualTo("approved");
        assertThat(live.path("idField").asText()).isEqualTo("marketoGUID");
        assertThat(live.path("createdAt").asText()).isEqualTo("2026-05-07T15:41:32Z");
        assertThat(live.path("fields"))
                .extracting(field -> field.path("name").asText())
                .containsExactly("marketoGUID", "createdAt", "updatedAt", "caseId", "leadRef");
        assertThat(live.path("relationships").toString())
                .isEqualTo("[{\"field\":\"leadRef\",\"type\":\"child\","
                        + "\"relatedTo\":{\"name\":\"lead\",\"field\":\"id\"}}]");

        marketo.clock.advance(Duration.ofSeconds(60));
        good(
                "/crmCase/addField",
                "{'input':[{'name':'title','displayName':'Title','dataType':'string','description':'Short'}]}");
        assertThat(describe("").path("state").asText()).isEqualTo("approvedWithDraft");
        assertThat(describe("").path("version").asText()).isEqualTo("approved");
        assertThat(describe("").path("fields")).hasSize(5);
        assertThat(describe("?state=draft").path("fields")).hasSize(6);
        assertThat(describe("?state=approvedWithDraft").path("version").asText())
                .isEqualTo("draft");
        good("/crmCase/discardDraft", "");
        assertThat(describe("").path("state").asText()).isEqualTo("approved");
        assertThat(Marketo.code(marketo.get(SCHEMA + "/crmCase/describe.json?state=draft")))
                .isEqualTo("1013");

        good("/crmCase/addField", "{'input':[{'name':'title','displayName':'Title','dataType':'text'}]}");
        good("/crmCase/approve", "");
        assertThat(describe("").path("updatedAt").asText()).isEqualTo("2026-05-07T15:42:32Z");
        assertThat(describe("").path("createdAt").asText()).isEqualTo("2026-05-07T15:41:32Z");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "{'apiName':'other','displayName':'Other'};                                 ",
                "{'apiName':'other','displayName':'Other','action':'createOnly'};           ",
                "{'apiName':'crmCase','displayName':'x','action':'createOnly'};             1017",
                "{'apiName':'crmCase','displayName':'Case'};                                ",
                "{'apiName':'crmCase','pluralName':'Cases','action':'updateOnly'};          ",
                "{'apiName':'other','displayName':'x','action':'updateOnly'};               1013",
                "{'apiName':'crmCase'};                                                     1002",
                "{'displayName':'x'};                                                       1002",
                "{'apiName':'a b','displayName':'x'};                                       1003",
                "{'apiName':'CRMcase','displayName':'x'};                                   1003",
                "{'apiName':'other','displayName':'x','action':'createDuplicate'};          1003",
                "{'apiName':'other','displayName':'x','nothing':1};                         1003",
                "{'apiName':'other','displayName':'x','showInLeadDetail':'often'};          1001",
                "[];                                                                        609",
            })
    void checksATypesHeader(String body, String code) {
        create("crmCase");

        assertThat(write("", body)).isEqualTo(code == null ? "" : code);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'name':'a','displayName':'A','dataType':'text';                                             ",
                "'name':'a','displayName':'A','dataType':'datetime','description':'x';                       ",
                "'name':'a','displayName':'A';                                                               1002",
                "'name':'a','dataType':'string';                                                             1002",
                "'displayName':'A','dataType':'string';                                                      1002",
                "'name':'a-b','displayName':'A','dataType':'string';                                         1003",
                "'name':'caseid','displayName':'A','dataType':'string';                                      1003",
                "'name':'createdAt','displayName':'A','dataType':'datetime';                                 1003",
                "'name':'a','displayName':'A','dataType':'score';                                            1003",
                "'name':'a','displayName':'A','dataType':'link';                                             1003",
                "'name':'a','displayName':'A','dataType':'string','relatedTo':{'name':'lead','field':'id'};  1003",
                "'name':'a','displayName':'A','dataType':'link','relatedTo':{'name':'lead','field':'Email Address'}; ",
                "'name':'a','displayName':'A','dataType':'link','relatedTo':{'name':'company','field':'externalCompanyId'}; ",
                "'name':'a','displayName':'A','dataType':'link','relatedTo':{'name':'lead','field':'none'};  1006",
                "'name':'a','displayName':'A','dataType':'link','relatedTo':{'name':'lead','field':'industry'}; 1006",
                "'name':'a','displayName':'A','dataType':'link','relatedTo':{'name':'lead'};                 1002",
                "'name':'a','displayName':'A','dataType':'link','relatedTo':{'name':'draft','field':'x'};    1003",
                "'name':'a','displayName':'A','dataType':'link','relatedTo':{'name':'linked','field':'x'};   1003",
                "'name':'a','displayName':'A','dataType':'link','relatedTo':{'name':'edge','field':'edgeId'};  ",
                "'name':'a','displayName':'A','dataType':'link','relatedTo':{'name':'edge','field':'x'};     1006",
            })
    void checksAnAddedField(String field, String code) {
        create("draft");
        approved("edge", KEY.replace("caseId", "edgeId"));
        approved("linked", KEY.replace("caseId", "x"), LINK);
        draft("crmCase", KEY);

        assertThat(write("/crmCase/addField", "{'input':[{" + field + "}]}")).isEqualTo(code == null ? "" : code);
    }

    @Test
    void addsAllFieldsOfACallOrNone() {
        draft("crmCase", KEY);

        assertThat(write("/crmCase/addField", "{'input':[" + LINK + "," + KEY + "]}"))
                .isEqualTo("1003");
        assertThat(describe("").path("fields")).hasSize(1);
    }

    @Test
    void isApprovedWithOneToThreeKeyFieldsOnly() {
        draft("crmCase", LINK);
        assertThat(write("/crmCase/approve", "")).isEqualTo("1003");
        for (int i = 0; i < 3; i++) {
            good("/crmCase/addField", "{'input':[" + KEY.replace("caseId", "key" + i) + "]}");
        }
        assertThat(write("/crmCase/addField", "{'input':[" + KEY + "]}")).isEqualTo("1003");
        good("/crmCase/approve", "");
        assertThat(write("/crmCase/approve", "")).isEqualTo("1003");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'';                   {'apiName':'crmCase','displayName':'Renamed'};                    1003",
                "'';                   {'apiName':'crmCase','displayName':'crmCase','pluralName':'x'};   ",
                "/crmCase/addField;    {'input':[{'name':'k','displayName':'K','dataType':'string','isDedupeField':true}]}; 1003",
                "/crmCase/addField;    {'input':[{'name':'l','displayName':'L','dataType':'link','relatedTo':{'name':'lead','field':'id'}}]}; 1003",
                "/crmCase/addField;    {'input':[{'name':'x','displayName':'X','dataType':'string'}]};   ",
                "/crmCase/caseId/updateField;  {'displayName':'New'};                                    1003",
                "/crmCase/leadRef/updateField; {'displayName':'New'};                                    1003",
                "/crmCase/title/updateField;   {'displayName':'New','dataType':'text'};                  ",
                "/crmCase/title/updateField;   {'isDedupeField':true};                                   1003",
                "/crmCase/title/updateField;   {'name':'other'};                                         1003",
                "/crmCase/none/updateField;    {'displayName':'New'};                                    1006",
                "/crmCase/deleteField; {'input':[{'name':'caseId'}]};                                    1003",
                "/crmCase/deleteField; {'input':[{'name':'leadRef'}]};                                   1003",
                "/crmCase/deleteField; {'input':[{'name':'title'}]};                                     ",
                "/crmCase/deleteField; {'input':[{'name':'none'}]};                                      1006",
                "/none/deleteField;    {'input':[{'name':'none'}]};                                      1013",
                "/crmCase/discardDraft; '';                                                              1048",
                "/edge/delete;         '';                                                               1022",
                "/bridge/delete;       '';                                                               ",
            })
    void freezesTheNameTheKeyAndTheLinksAtApproval(String path, String body, String code) {
        approved("edge", KEY.replace("caseId", "edgeId"));
        approved(
                "bridge",
                KEY,
                LINK,
                "{'name':'edgeRef','displayName':'Edge','dataType':'link','relatedTo':{'name':'edge','field':'edgeId'}}");
        approved("crmCase", KEY, LINK, "{'name':'title','displayName':'Title','dataType':'string'}");

        assertThat(write(path.replace("''", ""), body.replace("''", ""))).isEqualTo(code == null ? "" : code);
    }

    @Test
    void changesEverythingOfADraft() {
        draft("crmCase", KEY, LINK);
        good("", "{'apiName':'crmCase','displayName':'Case','pluralName':'Cases','description':'Trouble'}");
        good("/crmCase/caseId/updateField", "{'displayName':'Number','dataType':'integer'}");
        good("/crmCase/leadRef/updateField", "{'dataType':'string'}");

        JsonNode type = describe("");
        assertThat(type.path("displayName").asText()).isEqualTo("Case");
        assertThat(type.path("pluralName").asText()).isEqualTo("Cases");
        assertThat(type.path("description").asText()).isEqualTo("Trouble");
        assertThat(type.path("relationships")).isEmpty();
        assertThat(type.path("fields"))
                .extracting(each -> each.path("displayName").asText() + " "
                        + each.path("dataType").asText())
                .containsExactly("Number integer", "Lead string");
        assertThat(write("/crmCase/discardDraft", "")).isEqualTo("1048");
        good("/crmCase/delete", "");
        assertThat(write("/crmCase/approve", "")).isEqualTo("1013");
    }

    @Test
    void limitsTypesAndFields() {
        for (int i = 0; i < 10; i++) {
            create("type" + i);
        }
        assertThat(write("", "{'apiName':'eleventh','displayName':'x'}")).isEqualTo("1003");
        good("/type0/addField", "{'input':[" + KEY + "]}");
        assertThat(write("/type0/addField", fields(50))).isEqualTo("1003");
        good("/type0/addField", fields(49));
        good("/type1/addField", "{'input':[" + KEY + "]}");
        good("/type1/approve", "");
        assertThat(write("/type1/addField", fields(21))).isEqualTo("1003");
        good("/type1/addField", fields(20));
    }

    private static String fields(int count) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add("{'name':'f" + i + "','displayName':'F" + i + "','dataType':'string'}");
        }
        return "{'input':[" + String.join(",", fields) + "]}";
    }

    @Test
    void listsTypesByNameAndState() {
        create("one");
        approved("two", KEY);
        approved("three", KEY);
        good("/three/addField", fields(1));

        assertThat(apiNames("")).containsExactly("one", "two", "three");
        assertThat(apiNames("?names=two,none")).containsExactly("two");
        assertThat(apiNames("?state=draft")).containsExactly("one", "three");
        assertThat(apiNames("?state=approved")).containsExactly("two", "three");
        assertThat(apiNames("?state=approvedWithDraft")).containsExactly("three");
        assertThat(Marketo.code(marketo.get(SCHEMA + ".json?state=gone"))).isEqualTo("1003");
    }

    private List<String> apiNames(String query) {
        return Marketo.column(marketo.get(SCHEMA + ".json" + query), "apiName");
    }

    @Test
    void tellsDataTypesLinkableObjectsAndDependentAssets() {
        approved("edge", KEY);
        approved("linked", KEY, LINK);
        create("draft");

        assertThat(marketo.get(SCHEMA + "/fieldDataTypes.json").path("result"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "string",
                        "boolean",
                        "integer",
                        "float",
                        "link",
                        "email",
                        "currency",
                        "date",
                        "datetime",
                        "phone",
                        "text");
        JsonNode linkable = marketo.get(SCHEMA + "/linkableObjects.json");
        assertThat(Marketo.column(linkable, "name")).containsExactly("Lead", "Company", "edge");
        assertThat(linkable.at("/result/0/fields"))
                .extracting(field -> field.path("name").asText())
                .contains("Email Address", "Id")
                .doesNotContain("Industry");
        assertThat(marketo.get(SCHEMA + "/edge/dependentAssets.json").path("result"))
                .isEmpty();
    }
}
