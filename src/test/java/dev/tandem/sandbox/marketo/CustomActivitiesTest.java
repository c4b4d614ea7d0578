package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomActivitiesTest {

    private static final String EXTERNAL = "/rest/v1/activities/external";

    private final Marketo marketo = new Marketo();
    private int person;

    @BeforeEach
    void anApprovedTypeAndADraft() {
        marketo.api.enforce(false);
        person = marketo.person("{'email':'ida@example.org'}");
        for (String name : new String[] {"issue", "drafted"}) {
            marketo.post(
                    EXTERNAL + "/type.json",
                    ("{'apiName':'TYPE','name':'TYPE','triggerName':'has TYPE','filterName':'had TYPE',"
                                    + "'primaryAttribute':{'apiName':'code','name':'Code','dataType':'integer'}}")
                            .replace("TYPE", name));
        }
        marketo.post(
                EXTERNAL + "/type/issue/attributes/create.json",
                "{'attributes':[{'apiName':'detail','name':'The Detail','dataType':'text'},"
                        + "{'apiName':'seen','name':'Seen','dataType':'datetime'},"
                        + "{'apiName':'again','name':'Again','dataType':'boolean'}]}");
        marketo.post(EXTERNAL + "/type/issue/approve.json", "");
    }

    private JsonNode add(String record) {
        return marketo.post(EXTERNAL + ".json", "{'input':[{" + record.replace(":L", ":" + person) + "}]}");
    }

    @Test
    void areAddedAndToldInTheGenericFeed() {
        JsonNode added = add("'leadId':L,'activityDate':'2026-05-07T16:41:40+01:00','activityTypeId':100001,"
                + "'primaryAttributeValue':'42','attributes':[{'apiName':'detail','value':'Owner is inactive'},"
                + "{'name':'Seen','value':'2026-05-01T10:00:00Z'},{'name':'again','value':true}]");
        assertThat(added.at("/result/0/status").asText()).isEqualTo("added");
        assertThat(marketo.activities("100001")).as("its date is still to come").isEmpty();
        marketo.clock.advance(Duration.ofSeconds(10));

        JsonNode activity = marketo.activities("100001").get(0);
        assertThat(activity.path("leadId").asInt()).isEqualTo(person);
        assertThat(activity.path("activityTypeId").asInt()).isEqualTo(100_001);
        assertThat(activity.path("activityDate").asText()).isEqualTo("2026-05-07T15:41:40Z");
        assertThat(activity.path("marketoGUID").asText())
                .isEqualTo(added.at("/result/0/marketoGUID").asText());
        assertThat(activity.path("primaryAttributeValue").asText()).isEqualTo("42");
        assertThat(activity.has("primaryAttributeValueId")).isFalse();
        assertThat(activity.at("/attributes/0/apiName").asText()).isEqualTo("detail");
        assertThat(Marketo.attributes(activity))
                .containsEntry("The Detail", "Owner is inactive")
                .containsEntry("Seen", "2026-05-01T10:00:00Z")
                .containsEntry("Again", "true");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'leadId':L|'activityDate':'D'|'activityTypeId':100001|'primaryAttributeValue':1|'attributes':[];     ",
                "'activityDate':'D'|'activityTypeId':100001|'primaryAttributeValue':1|'attributes':[];                1002",
                "'leadId':L|'activityTypeId':100001|'primaryAttributeValue':1|'attributes':[];                        1002",
                "'leadId':L|'activityDate':'D'|'primaryAttributeValue':1|'attributes':[];                             1002",
                "'leadId':L|'activityDate':'D'|'activityTypeId':100001|'attributes':[];                               1002",
                "'leadId':L|'activityDate':'D'|'activityTypeId':100001|'primaryAttributeValue':1;                     1002",
                "'leadId':7|'activityDate':'D'|'activityTypeId':100001|'primaryAttributeValue':1|'attributes':[];     1004",
                "'leadId':L|'activityDate':'D'|'activityTypeId':100002|'primaryAttributeValue':1|'attributes':[];     1013",
                "'leadId':L|'activityDate':'D'|'activityTypeId':13|'primaryAttributeValue':1|'attributes':[];         1013",
                "'leadId':L|'activityDate':'today'|'activityTypeId':100001|'primaryAttributeValue':1|'attributes':[]; 1001",
                "'leadId':L|'activityDate':'D'|'activityTypeId':100001|'primaryAttributeValue':'x'|'attributes':[];   1001",
                "'leadId':L|'activityDate':'D'|'activityTypeId':100001|'primaryAttributeValue':1|'attributes':[{'apiName':'none'|'value':1}]; 1006",
                "'leadId':L|'activityDate':'D'|'activityTypeId':100001|'primaryAttributeValue':1|'attributes':[{'apiName':'seen'|'value':'x'}]; 1001",
                "'leadId':L|'activityDate':'D'|'activityTypeId':100001|'primaryAttributeValue':1|'attributes':[{'apiName':'again'|'value':1}|{'name':'Again'|'value':0}]; 1003",
            })
    void areSkippedWithErrorsInsteadOfReasons(String record, String code) {
        JsonNode result = add(record.replace('|', ',').replace("'D'", "'2026-05-07T15:41:32Z'"))
                .at("/result/0");

        assertThat(result.has("reasons")).isFalse();
        assertThat(result.path("status").asText()).isEqualTo(code == null ? "added" : "skipped");
        assertThat(result.at("/errors/0/code").asText()).isEqualTo(code == null ? "" : code);
    }

    @Test
    void areRefusedWhenTheirAttributesAreTooLarge() {
        marketo.post(
                EXTERNAL + "/type/issue/attributes/create.json",
                "{'attributes':[{'apiName':'t1','name':'T1','dataType':'text'},"
                        + "{'apiName':'t2','name':'T2','dataType':'text'}]}");
        marketo.post(EXTERNAL + "/type/issue/approve.json", "");
        String text = "x".repeat(22_000);
        JsonNode result = add("'leadId':L,'activityDate':'2026-05-07T15:41:32Z','activityTypeId':100001,"
                + "'primaryAttributeValue':1,'attributes':[{'apiName':'detail','value':'" + text + "'},"
                + "{'apiName':'t1','value':'" + text + "'},{'apiName':'t2','value':'" + text + "'}]");

        assertThat(result.at("/result/0/errors/0/code").asText()).isEqualTo("1049");
    }

    @Test
    void addedTwiceAreTwoAndStayWhenTheirTypeGoes() {
        String record = "'leadId':L,'activityDate':'2026-05-07T15:41:32Z','activityTypeId':100001,"
                + "'primaryAttributeValue':1,'attributes':[]";
        add(record);
        add(record);
        marketo.post(EXTERNAL + "/type/issue/delete.json", "");

        assertThat(marketo.activities("100001")).hasSize(2);
        assertThat(add(record).at("/result/0/errors/0/code").asText()).isEqualTo("1013");
    }

    @Test
    void outliveARestartWithTheirTypes() throws IOException {
        add("'leadId':L,'activityDate':'2026-05-07T15:41:32Z','activityTypeId':100001,"
                + "'primaryAttributeValue':7,'attributes':[{'apiName':'seen','value':'2026-05-01T10:00:00Z'},"
                + "{'apiName':'again','value':false}]");
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        marketo.api.save(saved);
        Marketo again = new Marketo();
        again.api.load(new ByteArrayInputStream(saved.toByteArray()));

        assertThat(again.activities("100001"))
                .isEqualTo(marketo.activities("100001"))
                .hasSize(1);
        for (String same : new String[] {"/types.json", "/type/issue/describe.json", "/type/drafted/describe.json"}) {
            assertThat(again.get(EXTERNAL + same).path("result"))
                    .isEqualTo(marketo.get(EXTERNAL + same).path("result"));
        }
        again.api.clear();
        assertThat(again.get(EXTERNAL + "/types.json").path("result")).isEmpty();
    }
}
