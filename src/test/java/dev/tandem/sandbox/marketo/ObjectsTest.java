package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectsTest {

    private static final String COMPANIES = "/rest/v1/companies";
    private static final String SALES_PERSONS = "/rest/v1/salespersons";

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void someObjects() {
        marketo.api.enforce(false);
        marketo.post(
                SALES_PERSONS + ".json",
                "{'input':[{'externalSalesPersonId':'S-1','email':'sam@example.org','lastName':'Sand'}]}");
        marketo.company("{'externalCompanyId':'A-1','company':'Lindqvist','industry':'Marine',"
                + "'annualRevenue':1e6,'externalSalesPersonId':'S-1'}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "createOrUpdate, dedupeFields, 'externalCompanyId':'A-2',                    created",
                "createOrUpdate, dedupeFields, 'externalCompanyId':'A-1'#'site':'Kiel',      updated",
                "createOrUpdate, dedupeFields, 'externalCompanyId':'a-1'#'site':'Kiel',      updated",
                "createOnly,     dedupeFields, 'externalCompanyId':'A-1',                    1017",
                "createOnly,     dedupeFields, 'externalCompanyId':'A-2',                    created",
                "updateOnly,     dedupeFields, 'externalCompanyId':'A-2',                    1013",
                "updateOnly,     dedupeFields, 'externalCompanyId':'A-1',                    updated",
                "updateOnly,     idField,      'id':3001#'site':'Kiel',                      updated",
                "updateOnly,     idField,      'id':3001#'externalCompanyId':'A-1',          updated",
                "updateOnly,     idField,      'id':3001#'externalCompanyId':'A-9',          1003",
                "updateOnly,     idField,      'id':9999,                                    1013",
                "updateOnly,     idField,      'externalCompanyId':'A-1',                    1003",
                "createOrUpdate, idField,      'id':3001,                                    1003",
                "createDuplicate,dedupeFields, 'externalCompanyId':'A-2',                    1003",
                "createOrUpdate, dedupeFields, 'company':'No key',                           1003",
                "createOrUpdate, dedupeFields, 'externalCompanyId':'A-1'#'id':3001,          1003",
                "createOrUpdate, dedupeFields, 'externalCompanyId':'A-1'#'nothing':1,        1006",
                "createOrUpdate, dedupeFields, 'externalCompanyId':'A-1'#'numberOfEmployees':1.5, 1001",
                "createOrUpdate, dedupeFields, 'externalCompanyId':'A-1'#'externalSalesPersonId':'S-9', 1003",
            })
    void followsTheCommonContract(String action, String dedupeBy, String record, String outcome) {
        JsonNode answer = marketo.post(
                COMPANIES + ".json",
                "{'action':'" + action + "','dedupeBy':'" + dedupeBy + "','input':[{" + record.replace('#', ',')
                        + "}]}");

        assertThat(Marketo.outcome(answer)).isEqualTo(outcome);
    }

    @Test
    void refusesTheSameKeyTwiceInOneRequest() {
        JsonNode answer = marketo.post(
                COMPANIES + ".json", "{'input':[{'externalCompanyId':'A-2'},{'externalCompanyId':'a-2'}]}");

        assertThat(Marketo.column(answer, "status")).containsExactly("created", "skipped");
        assertThat(Marketo.column(answer, "seq")).containsExactly("0", "1");
        assertThat(answer.at("/result/1/reasons/0/code").asText()).isEqualTo("1036");
    }

    @Test
    void keepsTheLengthOfTheKey() {
        JsonNode answer =
                marketo.post(COMPANIES + ".json", "{'input':[{'externalCompanyId':'" + "a".repeat(101) + "'}]}");

        assertThat(Marketo.outcome(answer)).isEqualTo("1001");
    }

    @ParameterizedTest
    @CsvSource({
        "filterType=externalCompanyId&filterValues=A-1,A-9",
        "filterType=dedupeFields&filterValues=a-1",
        "filterType=id&filterValues=3001",
        "filterType=idField&filterValues=3001",
        "filterType=company&filterValues=Lindqvist",
    })
    void findsBySearchableFieldsAndTheirAliases(String query) {
        JsonNode row = marketo.get(COMPANIES + ".json?" + query).at("/result/0");

        assertThat(row.path("seq").asInt(-1)).isZero();
        assertThat(row.path("externalCompanyId").asText()).isEqualTo("A-1");
        assertThat(row.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("seq", "id", "externalCompanyId", "createdAt", "updatedAt");
    }

    @Test
    void readsChosenFieldsAndClearsByNull() {
        marketo.post(COMPANIES + ".json", "{'input':[{'externalCompanyId':'A-1','industry':null,'site':''}]}");

        JsonNode row = marketo.get(COMPANIES
                        + ".json?filterType=id&filterValues=3001&fields=industry,annualRevenue,externalSalesPersonId")
                .at("/result/0");
        assertThat(row.path("industry").isNull()).isTrue();
        assertThat(row.path("annualRevenue").asInt()).isEqualTo(1_000_000);
        assertThat(row.path("externalSalesPersonId").asText()).isEqualTo("S-1");
        assertThat(Marketo.code(marketo.get(COMPANIES + ".json?filterType=industry&filterValues=Marine")))
                .isEqualTo("1011");
        assertThat(Marketo.code(marketo.get(COMPANIES + ".json?filterType=id&filterValues=1&fields=nothing")))
                .isEqualTo("1006");
    }

    @Test
    void readsByKeysInAJsonBody() {
        JsonNode answer = marketo.post(
                COMPANIES + ".json?_method=GET",
                "{'filterType':'dedupeFields','fields':['company'],'input':[{'externalCompanyId':'A-1'}]}");

        assertThat(answer.at("/result/0/company").asText()).isEqualTo("Lindqvist");
    }

    @Test
    void showsAllPopulatedFieldsOfASalesPersonByDefault() {
        JsonNode row = marketo.get(SALES_PERSONS + ".json?filterType=email&filterValues=sam@example.org")
                .at("/result/0");

        assertThat(row.path("lastName").asText()).isEqualTo("Sand");
        assertThat(row.path("externalSalesPersonId").asText()).isEqualTo("S-1");
        assertThat(row.has("phone")).isFalse();
    }

    @Test
    void describesKeysAndFields() {
        JsonNode company = marketo.get(COMPANIES + "/describe.json").at("/result/0");
        JsonNode salesPerson = marketo.get(SALES_PERSONS + "/describe.json").at("/result/0");

        assertThat(company.path("idField").asText()).isEqualTo("id");
        assertThat(company.path("dedupeFields").toString()).isEqualTo("[\"externalCompanyId\"]");
        assertThat(company.path("searchableFields").toString())
                .isEqualTo("[[\"externalCompanyId\"],[\"id\"],[\"company\"]]");
        assertThat(company.at("/fields/0/updateable").asBoolean(true)).isFalse();
        assertThat(company.at("/fields/0/length").asInt()).isEqualTo(100);
        assertThat(salesPerson.path("searchableFields").toString())
                .isEqualTo("[[\"externalSalesPersonId\"],[\"id\"],[\"email\"]]");
    }

    @Test
    void deletesOnlyWhatNobodyNames() {
        int person = marketo.person("{'email':'a@example.org','externalCompanyId':'A-1'}");
        assertThat(delete(COMPANIES, "{'externalCompanyId':'A-1'}")).isEqualTo("1022");
        assertThat(delete(COMPANIES, "{'externalCompanyId':'A-9'}")).isEqualTo("1013");
        assertThat(delete(SALES_PERSONS, "{'externalSalesPersonId':'S-1'}")).isEqualTo("1022");

        marketo.post("/rest/v1/leads/delete.json", "{'input':[{'id':" + person + "}]}");
        assertThat(delete(COMPANIES, "{'externalCompanyId':'A-1'}")).isEqualTo("deleted");
        assertThat(delete(SALES_PERSONS, "{'externalSalesPersonId':'S-1'}")).isEqualTo("deleted");
    }

    private String delete(String collection, String record) {
        return Marketo.outcome(marketo.post(collection + "/delete.json", "{'input':[" + record + "]}"));
    }

    @Test
    void letsLinkedPersonsInheritAndRefusesToWriteThroughThem() {
        int person = marketo.person("{'email':'a@example.org','company':'Own name'}");
        assertThat(marketo.value(person, "company").asText()).isEqualTo("Own name");
        assertThat(marketo.value(person, "personType").asText()).isEqualTo("lead");

        assertThat(update(person, "'externalCompanyId':'A-1','company':'x'")).isEqualTo("1021");
        assertThat(update(person, "'externalCompanyId':'A-1'")).isEqualTo("updated");
        assertThat(marketo.value(person, "company").asText()).isEqualTo("Lindqvist");
        assertThat(marketo.value(person, "site").isNull()).isTrue();
        assertThat(marketo.value(person, "personType").asText()).isEqualTo("contact");
        assertThat(update(person, "'company':'x'")).isEqualTo("1021");
        assertThat(update(person, "'externalCompanyId':null,'title':'Buyer'")).isEqualTo("updated");
        assertThat(marketo.value(person, "externalCompanyId").asText()).isEqualTo("A-1");

        marketo.post(COMPANIES + ".json", "{'input':[{'externalCompanyId':'A-1','company':'Lindqvist AB'}]}");
        assertThat(marketo.value(person, "company").asText()).isEqualTo("Lindqvist AB");
    }

    @Test
    void clearsTheOwnerOfAPerson() {
        int person = marketo.person("{'email':'a@example.org','externalSalesPersonId':'S-1'}");

        assertThat(update(person, "'externalSalesPersonId':null")).isEqualTo("updated");
        assertThat(marketo.value(person, "externalSalesPersonId").isNull()).isTrue();
    }

    private String update(int person, String members) {
        return Marketo.outcome(marketo.post(
                "/rest/v1/leads.json",
                "{'action':'updateOnly','lookupField':'id','input':[{'id':" + person + "," + members + "}]}"));
    }
}
