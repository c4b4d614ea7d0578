package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSchemaTest {

    private static final String LEADS = "/rest/v1/leads/schema/fields";
    private static final String COMPANIES = "/rest/v1/companies/schema/fields";

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void withoutLimits() {
        marketo.api.enforce(false);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'name':'crmId'#'displayName':'CRM Id'#'dataType':'string',    created",
                "'name':'crmId'#'displayName':'CRM Id'#'dataType':'score',     created",
                "'name':'crmId'#'displayName':'CRM Id'#'dataType':'text',      1003",
                "'name':'1crm'#'displayName':'CRM Id'#'dataType':'string',     1003",
                "'name':'crm-id'#'displayName':'CRM Id'#'dataType':'string',   1003",
                "'name':'Email'#'displayName':'CRM Id'#'dataType':'string',    1003",
                "'name':'crmId'#'displayName':'Email Address'#'dataType':'string', 1003",
                "'name':'crmId'#'displayName':'CRM <Id>'#'dataType':'string',  1003",
                "'name':'crmId'#'dataType':'string',                           1002",
                "'name':'crmId'#'displayName':'CRM Id'#'dataType':'string'#'length':900, 1003",
            })
    void createsFieldsByTheRules(String record, String outcome) {
        JsonNode answer = marketo.post(LEADS + ".json", "{'input':[{" + record.replace('#', ',') + "}]}");

        assertThat(Marketo.outcome(answer)).isEqualTo(outcome);
    }

    @Test
    void createsNoMoreThan100Fields() {
        for (int i = 0; i < 100; i++) {
            marketo.field("custom" + i, "string");
        }

        assertThat(Marketo.outcome(marketo.post(
                        LEADS + ".json", "{'input':[{'name':'more','displayName':'More','dataType':'string'}]}")))
                .isEqualTo("1003");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "title, 'description':'The job',       updated",
                "title, 'isSensitive':true,            updated",
                "title, 'isHtmlEncodingInEmail':false, updated",
                "title, 'displayName':'Position',      1003",
                "title, 'isHidden':true,               1003",
                "title, 'dataType':'text',             1003",
                "crmId, 'displayName':'CRM Key',       updated",
                "crmId, 'isHidden':true,               updated",
                "crmId, 'isHidden':'perhaps',          1001",
                "crmId, 'name':'other',                1003",
                "none,  'description':'x',             1006",
            })
    void updatesFieldsByTheRules(String field, String change, String outcome) {
        marketo.field("crmId", "string");

        assertThat(Marketo.outcome(marketo.post(LEADS + "/" + field + ".json", "{'input':[{" + change + "}]}")))
                .isEqualTo(outcome);
    }

    @Test
    void updatesExactlyOneRecordAndShowsTheResult() {
        marketo.field("crmId", "string");
        assertThat(Marketo.code(marketo.post(LEADS + "/crmId.json", "{'input':[{},{}]}")))
                .isEqualTo("1003");
        marketo.post(LEADS + "/crmId.json", "{'input':[{'displayName':'CRM Key','isHidden':true}]}");

        JsonNode field = marketo.get(LEADS + "/crmId.json").at("/result/0");
        assertThat(field.path("displayName").asText()).isEqualTo("CRM Key");
        assertThat(field.path("isHidden").asBoolean()).isTrue();
        assertThat(field.path("isApiCreated").asBoolean()).isTrue();
        assertThat(field.path("length").asInt()).isEqualTo(255);
        assertThat(marketo.get("/rest/v1/leads/describe.json").toString()).doesNotContain("crmId");
        assertThat(Marketo.code(marketo.get(LEADS + "/none.json"))).isEqualTo("1006");
    }

    @Test
    void aFieldThatAnAdministratorHidesIsFoundNoMoreAndKeepsItsValues() {
        int person = marketo.person("{'email':'a@example.org','title':'Keeper'}");
        String write = "{'action':'updateOnly','lookupField':'id','input':[{'id':" + person + ",'title':'Guard'}]}";

        marketo.api.hide("person", "title", true);

        assertThat(marketo.api.hidden()).containsExactly("person.title");
        assertThat(Marketo.column(marketo.get("/rest/v1/leads/describe.json"), "displayName"))
                .doesNotContain("Job Title");
        assertThat(Marketo.code(marketo.get("/rest/v1/leads.json?filterType=id&filterValues=1&fields=title")))
                .isEqualTo("1006");
        assertThat(Marketo.outcome(marketo.post("/rest/v1/leads.json", write))).isEqualTo("1006");

        marketo.api.hide("person", "title", false);

        assertThat(marketo.value(person, "title").asText()).isEqualTo("Keeper");
        assertThat(Marketo.outcome(marketo.post("/rest/v1/leads.json", write))).isEqualTo("updated");
    }

    @Test
    void aFieldOfACompanyIsHiddenFromItsWritersToo() {
        marketo.api.hide("company", "website", true);

        assertThat(Marketo.outcome(marketo.post(
                        "/rest/v1/companies.json", "{'input':[{'externalCompanyId':'A-1','website':'x'}]}")))
                .isEqualTo("1006");
        assertThat(Marketo.code(marketo.get(
                        "/rest/v1/companies.json?filterType=externalCompanyId&filterValues=A-1&fields=website")))
                .isEqualTo("1006");
        assertThatThrownBy(() -> marketo.api.hide("company", "nothing", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no field nothing of company.");
        assertThatThrownBy(() -> marketo.api.hide("planet", "website", true))
                .hasMessageStartingWith("Fields can be hidden of person, company");
    }

    @Test
    void listsFieldsByPages() {
        JsonNode first = marketo.get(LEADS + ".json?batchSize=50");
        JsonNode second = marketo.get(LEADS + ".json?batchSize=50&nextPageToken="
                + Marketo.encode(first.path("nextPageToken").asText()));

        assertThat(first.path("result")).hasSize(50);
        assertThat(first.path("moreResult").asBoolean()).isTrue();
        assertThat(second.path("moreResult").asBoolean(true)).isFalse();
        assertThat(second.has("nextPageToken")).isFalse();
        assertThat(Marketo.column(first, "name")).doesNotContainAnyElementsOf(Marketo.column(second, "name"));
    }

    @Test
    void mirrorsACompanyFieldOnPersons() {
        assertThat(Marketo.outcome(marketo.post(
                        COMPANIES + ".json",
                        "{'input':[{'name':'microsoftTier','displayName':'Tier','dataType':'string'}]}")))
                .isEqualTo("created");
        marketo.post(COMPANIES + "/microsoftTier.json", "{'input':[{'displayName':'Account Tier'}]}");
        marketo.company("{'externalCompanyId':'A-1','company':'Lindqvist','microsoftTier':'Gold'}");
        int linked = marketo.person("{'email':'a@example.org','externalCompanyId':'A-1'}");
        int free = marketo.person("{'email':'b@example.org','microsoftTier':'Silver'}");

        assertThat(marketo.get("/rest/v1/leads/describe.json").toString()).contains("Account Tier");
        assertThat(marketo.value(linked, "microsoftTier").asText()).isEqualTo("Gold");
        assertThat(marketo.value(free, "microsoftTier").asText()).isEqualTo("Silver");
        assertThat(marketo.get(COMPANIES + ".json").path("result"))
                .anyMatch(field -> field.path("name").asText().equals("microsoftTier"));
    }
}
