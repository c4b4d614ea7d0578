package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {

    private final Marketo marketo = new Marketo();

    @ParameterizedTest
    @CsvSource({
        "GET,    /rest/v1/leads/nothing.json,  '',               '',   610",
        "GET,    /rest//v1/leads.json,         '',               '',   610",
        "GET,    /rest/v1/leads/%zz.json,      '',               '',   610",
        "DELETE, /rest/v1/leads.json,          '',               '',   605",
        "GET,    /rest/v1/leads/delete.json,   '',               '',   605",
        "POST,   /rest/v1/leads.json,          application/json, '{',  609",
        "POST,   /rest/v1/leads.json,          application/json, '',   609",
        "POST,   /rest/v1/leads.json,          application/json, '{\"input\":[],\"input\":[]}', 609",
        "POST,   /rest/v1/leads.json,          text/plain,       '{}', 612",
        "POST,   /rest/v1/leads.json,          '',               '{}', 612",
        "POST,   /rest/v1/leads.json,          application/json, '{}', 1002",
        "GET,    /rest/v1/leads.json,          '',               '',   1002",
    })
    void refusesTheWholeCallInsideAnHttp200(String method, String path, String type, String body, String code) {
        Reply reply = marketo.reply(method, path, type, body);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.rejection()).isEqualTo(code);
        JsonNode answer = Marketo.tree(reply);
        assertThat(answer.path("success").asBoolean(true)).isFalse();
        assertThat(answer.at("/errors/0/code").isTextual()).isTrue();
        assertThat(Marketo.code(answer)).isEqualTo(code);
        assertThat(answer.at("/errors/0/message").asText()).isNotEmpty();
    }

    @Test
    void givesEveryAnswerItsOwnRequestIdWithTheServersTime() {
        String one =
                marketo.get("/rest/v1/leads/describe.json").path("requestId").asText();
        String two =
                marketo.get("/rest/v1/leads/describe.json").path("requestId").asText();

        assertThat(one).matches("[0-9a-f]+#[0-9a-f]+").isNotEqualTo(two);
        assertThat(Long.parseLong(one.substring(one.indexOf('#') + 1), 16)).isEqualTo(Marketo.START.toEpochMilli());
    }

    @Test
    void refusesLongUrisAndLargeBodiesAtTheGateway() {
        String longUri = "/rest/v1/leads.json?filterType=email&filterValues=" + "a".repeat(8_200);
        String megabyte = " ".repeat(1024 * 1024);

        assertThat(marketo.reply("GET", longUri, "", "").status()).isEqualTo(414);
        assertThat(marketo.reply("POST", "/rest/v1/leads.json", "application/json", megabyte + " ")
                        .status())
                .isEqualTo(413);
        assertThat(marketo.reply("POST", "/rest/v1/leads.json", "application/json", megabyte)
                        .status())
                .isEqualTo(200);
        assertThat(Marketo.code(Marketo.tree(marketo.reply("POST", "/bulk/v1/leads.json", "text/csv", megabyte + " "))))
                .as("larger than a standard call may be, but no multipart body")
                .isEqualTo("612");
        assertThat(marketo.reply("POST", "/bulk/v1/leads.json", "text/csv", megabyte.repeat(10))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void readsLongGetsFromAPost() {
        int id = marketo.person("{'email':'ida@example.org'}");
        String form = "filterType=email&filterValues=ida%40example.org," + "x".repeat(9_000);

        JsonNode byForm = Marketo.tree(
                marketo.reply("POST", "/rest/v1/leads.json?_method=GET", "application/x-www-form-urlencoded", form));
        JsonNode byJson = marketo.post(
                "/rest/v1/leads.json?_method=GET",
                "{'filterType':'email','filterValues':['ida@example.org'],'fields':['email']}");

        assertThat(Marketo.column(byForm, "id")).containsExactly(Integer.toString(id));
        assertThat(Marketo.column(byJson, "id")).containsExactly(Integer.toString(id));
    }

    @Test
    void takesTheSwitchToGetFromAFormToo() {
        int id = marketo.person("{'email':'ida@example.org'}");
        String form = "filterType=email&filterValues=ida%40example.org&_method=GET";

        JsonNode found =
                Marketo.tree(marketo.reply("POST", "/rest/v1/leads.json", "application/x-www-form-urlencoded", form));

        assertThat(Marketo.column(found, "id")).containsExactly(Integer.toString(id));
    }

    @Test
    void takesListsAsCommasAndAsRepetitions() {
        int one = marketo.person("{'email':'one@example.org'}");
        int two = marketo.person("{'email':'two@example.org'}");
        String[] expected = {Integer.toString(one), Integer.toString(two)};

        assertThat(Marketo.column(
                        marketo.get("/rest/v1/leads.json?filterType=id&filterValues=" + one + "," + two), "id"))
                .containsExactly(expected);
        assertThat(Marketo.column(
                        marketo.get("/rest/v1/leads.json?filterType=id&filterValues=" + one + "&filterValues=" + two),
                        "id"))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/bulk/v1/program/7/members/import.json,Import Program Member",
        "POST,/rest/v1/campaigns/7/schedule.json,Schedule Campaign",
        "GET,/rest/v1/namedaccounts.json,Get Named Accounts",
        "GET,/rest/v1/leads/7/programMembership.json,Get Program Membership",
        "POST,/rest/v1/leads/submitForm.json,Submit Form",
        "GET,/rest/v1/programs/7/members.json,Get Program Members",
    })
    void namesTheOperationsThatItLacks(String method, String path, String operation) {
        Reply reply = marketo.reply(method, path, "application/json", method.equals("POST") ? "{}" : "");

        assertThat(reply.status()).isEqualTo(501);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains(operation);
        assertThat(reply.operation()).isEqualTo(operation);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/identity/oauth/token,Identity",
        "GET,/rest/v1/leads/describe.json,Describe Lead",
        "GET,/rest/v1/leads.json,Get Leads by Filter Type",
        "POST,/rest/v1/leads.json,Sync Leads",
        "POST,/rest/v1/leads.json?_method=GET,Get Leads by Filter Type",
        "POST,/rest/v1/leads/delete.json,Delete Leads",
        "GET,/rest/v1/activities/leadchanges.json,Get Lead Changes",
        "GET,/rest/v1/activities.json,Get Lead Activities",
        "GET,/rest/v1/activities/deletedleads.json,Get Deleted Leads",
        "GET,/rest/v1/activities/pagingtoken.json,Get Paging Token",
        "POST,/rest/v1/companies.json,Sync Companies",
        "GET,/rest/v1/companies.json,Get Companies",
        "GET,/rest/v1/companies/describe.json,Describe Companies",
        "POST,/rest/v1/salespersons.json,Sync SalesPersons",
        "GET,/rest/v1/salespersons/describe.json,Describe SalesPersons",
        "GET,/rest/v1/leads/schema/fields.json,Get Lead Fields",
        "POST,/rest/v1/leads/schema/fields.json,Create Lead Fields",
        "POST,/rest/v1/companies/schema/fields.json,Create Company Fields",
        "GET,/rest/v1/nothing.json,Unknown",
    })
    void namesOperationsInAdobesWords(String method, String target, String operation) {
        assertThat(marketo.api.operation(Marketo.call(method, target, Map.of(), "")))
                .isEqualTo(operation);
    }

    @ParameterizedTest
    @CsvSource({"606,200", "608,200", "611,200", "713,200", "502,502", "500,500", "413,413"})
    void refusesOnDemandWithoutExecutingAnything(String code, int status) {
        Reply reply = marketo.api.refuse(Marketo.call("POST", "/rest/v1/leads.json", Map.of(), ""), code);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.rejection()).isEqualTo(code);
        assertThat(reply.operation()).isEqualTo("Sync Leads");
        if (status == 200) {
            assertThat(Marketo.code(Marketo.tree(reply))).isEqualTo(code);
        }
    }
}
