package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.SubscriptionCopy;
import dev.tandem.sandbox.http.SubscriptionCopy.Persons;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A copy takes the place of a subscription: what it keeps, and what gets other ids. */
class CopiedSubscriptionTest {

    private static final String LEADS = "/rest/v1/leads.json";
    private static final String ROLES =
            "/rest/v1/opportunities/roles.json?filterType=externalOpportunityId&filterValues=O-1&fields=leadId";
    private static final String CASES = "/rest/v1/customobjects/crmCase.json?filterType=caseId&filterValues=C-1";

    private final Marketo marketo = new Marketo();
    private int ida;
    private int otto;

    @BeforeEach
    void aSubscription() {
        marketo.api.enforce(false);
        marketo.field("microsoftId", "string");
        marketo.company("{'externalCompanyId':'A-1','company':'Quay'}");
        ida = marketo.person("{'email':'ida@example.org','microsoftId':'M-1','externalCompanyId':'A-1'}");
        otto = marketo.person("{'email':'otto@example.org','microsoftId':'M-2'}");
        marketo.post("/rest/v1/opportunities.json", "{'input':[{'externalOpportunityId':'O-1','name':'One'}]}");
        marketo.post(
                "/rest/v1/opportunities/roles.json",
                "{'input':[{'externalOpportunityId':'O-1','leadId':" + ida + ",'role':'User'}]}");
        String form = "name=Engines&folder=" + Marketo.encode("{\"id\":1,\"type\":\"Program\"}");
        marketo.reply("POST", "/rest/asset/v1/staticLists.json", "application/x-www-form-urlencoded", form);
        marketo.post("/rest/v1/lists/1001/leads.json?id=" + otto, "");
        cases();
    }

    /** Cases of persons, which name them by their ids. */
    private void cases() {
        String schema = "/rest/v1/customobjects/schema";
        marketo.post(schema + ".json", "{'apiName':'crmCase','displayName':'Case'}");
        marketo.post(
                schema + "/crmCase/addField.json",
                "{'input':[{'name':'caseId','displayName':'Case Id','dataType':'string','isDedupeField':true},"
                        + "{'name':'leadRef','displayName':'Lead','dataType':'link',"
                        + "'relatedTo':{'name':'lead','field':'id'}}]}");
        marketo.post(schema + "/crmCase/approve.json", "");
        JsonNode created = marketo.post(
                "/rest/v1/customobjects/crmCase.json", "{'input':[{'caseId':'C-1','leadRef':" + ida + "}]}");
        assertThat(Marketo.outcome(created)).isEqualTo("created");
    }

    private void copy(Persons persons) {
        marketo.api.subscriptions().copy(new SubscriptionCopy(persons, false, true));
    }

    private int id(String microsoftId) {
        List<String> ids = Marketo.column(
                marketo.get(LEADS + "?filterType=microsoftId&filterValues=" + microsoftId + "&fields=id"), "id");
        return ids.isEmpty() ? 0 : Integer.parseInt(ids.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "NEW_IDS,   1000003, 1000004, 1000005",
        "MIXED_IDS, 1000002, 1000001, 1000003",
        "SAME_IDS,  1000001, 1000002, 1000003",
        "NONE,      0,       0,       1000003",
    })
    void personsHaveTheIdsThatTheCopyGivesThem(Persons persons, int idaThen, int ottoThen, int next) {
        assertThat(List.of(ida, otto)).containsExactly(1_000_001, 1_000_002);

        copy(persons);

        assertThat(id("M-1")).isEqualTo(idaThen);
        assertThat(id("M-2")).isEqualTo(ottoThen);
        assertThat(marketo.person("{'email':'next@example.org','microsoftId':'M-3'}"))
                .isEqualTo(next);
        assertThat(id("M-3")).isEqualTo(next);
    }

    @ParameterizedTest
    @EnumSource(Persons.class)
    void whatNamesAPersonGoesWithIt(Persons persons) {
        String roleBefore = marketo.get(ROLES).at("/result/0/marketoGUID").asText();
        String caseBefore = marketo.get(CASES).at("/result/0/marketoGUID").asText();
        assertThat(List.of(roleBefore, caseBefore)).doesNotContain("");

        copy(persons);

        boolean gone = persons == Persons.NONE;
        JsonNode roles = marketo.get(ROLES);
        assertThat(Marketo.column(roles, "leadId")).isEqualTo(gone ? List.of() : List.of(Integer.toString(id("M-1"))));
        assertThat(Marketo.column(marketo.get(CASES + "&fields=leadRef"), "leadRef"))
                .isEqualTo(gone ? List.of() : List.of(Integer.toString(id("M-1"))));
        assertThat(marketo.get("/rest/v1/lists.json").at("/result/0/name").asText())
                .isEqualTo("Engines");
        assertThat(Marketo.code(marketo.get("/rest/v1/lists/1001/leads.json"))).isEqualTo("1013");
        assertThat(Marketo.column(marketo.get("/rest/v1/lists/1002/leads.json"), "id"))
                .isEqualTo(gone ? List.of() : List.of(Integer.toString(id("M-2"))));
        assertThat(Marketo.column(roles, "marketoGUID")).doesNotContain(roleBefore);
        assertThat(Marketo.column(marketo.get(CASES), "marketoGUID")).doesNotContain(caseBefore);
    }

    @Test
    void fieldsTypesAndCompaniesComeAlong() {
        JsonNode before = marketo.get("/rest/v1/leads/describe.json").path("result");
        String company = "/rest/v1/companies.json?filterType=externalCompanyId&filterValues=A-1&fields=";
        int number = marketo.get(company + "id").at("/result/0/id").asInt();

        copy(Persons.NEW_IDS);

        assertThat(marketo.get("/rest/v1/leads/describe.json").path("result")).isEqualTo(before);
        assertThat(marketo.get(company + "company").at("/result/0/company").asText())
                .isEqualTo("Quay");
        assertThat(marketo.get(company + "id").at("/result/0/id").asInt()).isGreaterThan(number);
        assertThat(marketo.value(id("M-1"), "company").asText()).isEqualTo("Quay");
        assertThat(Marketo.code(marketo.get("/rest/v1/lead/" + ida + ".json"))).isEqualTo("1004");
    }

    @Test
    void whatHappenedStaysBehindAndNewActivitiesHaveOtherNumbers() {
        String last = marketo.activities("12").at("/1/marketoGUID").asText();
        marketo.get("/rest/v1/leads/describe.json");
        copy(Persons.NEW_IDS);

        assertThat(marketo.activities("12,13")).isEmpty();
        assertThat(marketo.get("/rest/v1/stats/usage.json")
                        .at("/result/0/total")
                        .asInt())
                .isLessThan(4);
        marketo.person("{'email':'next@example.org'}");
        assertThat(Long.parseLong(marketo.activities("12").at("/0/marketoGUID").asText()))
                .isGreaterThan(Long.parseLong(last));
    }

    @ParameterizedTest
    @CsvSource({"false, 1003", "true, ''"})
    void pagingTokensOfBeforeAreRefusedOrTaken(boolean taken, String code) {
        String feed = "/rest/v1/activities.json?activityTypeIds=12&nextPageToken=";
        String old = Marketo.encode(marketo.since(Marketo.START.minus(Duration.ofHours(1))));

        marketo.api.subscriptions().copy(new SubscriptionCopy(Persons.SAME_IDS, taken, true));

        assertThat(Marketo.code(marketo.get(feed + old))).isEqualTo(code);
        JsonNode page = marketo.get(feed + Marketo.encode(marketo.since(Marketo.START)));
        assertThat(page.path("result").isEmpty()).isTrue();
        assertThat(Marketo.code(marketo.get(
                        feed + Marketo.encode(page.path("nextPageToken").asText()))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 200", "false, 401"})
    void clientsMustSignInAnewAndCanWhereTheServicesCameAlong(boolean kept, int status) {
        Map<String, String> headers = marketo.headers("");

        marketo.api.subscriptions().copy(new SubscriptionCopy(Persons.NEW_IDS, false, kept));

        assertThat(Marketo.code(Marketo.tree(
                        marketo.api.answer(Marketo.call("GET", "/rest/v1/leads/describe.json", headers, "")))))
                .isEqualTo("601");
        assertThat(marketo.identity(Marketo.CLIENT, Marketo.SECRET).status()).isEqualTo(status);
    }

    @Test
    void aBackupBringsTheSubscriptionBack() {
        assertThat(marketo.api.subscriptions().bringBack()).isFalse();
        String name = marketo.api.subscriptions().munchkinId();
        String token = marketo.since(Marketo.START);
        JsonNode roles = marketo.get(ROLES).path("result");
        marketo.api.subscriptions().keep();

        marketo.api.subscriptions().copy(new SubscriptionCopy(Persons.NONE, false, false));
        String copied = marketo.api.subscriptions().munchkinId();
        assertThat(copied).matches("\\d{3}-[A-Z]{3}-\\d{3}").isNotEqualTo(name);

        assertThat(marketo.api.subscriptions().bringBack()).isTrue();
        assertThat(marketo.api.subscriptions().munchkinId()).isEqualTo(name);
        assertThat(id("M-1")).isEqualTo(ida);
        assertThat(marketo.get(ROLES).path("result")).isEqualTo(roles).hasSize(1);
        assertThat(marketo.get("/rest/v1/activities.json?activityTypeIds=12&nextPageToken=" + Marketo.encode(token))
                        .path("result"))
                .hasSize(2);
        copy(Persons.NEW_IDS);
        assertThat(marketo.api.subscriptions().munchkinId())
                .as("no two copies share a name")
                .isNotIn(name, copied);
    }

    @Test
    void aCopyOutlivesARestart() throws IOException {
        copy(Persons.NEW_IDS);
        int then = id("M-1");
        String token = marketo.since(Marketo.START);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        marketo.api.save(saved);
        Marketo again = new Marketo();
        again.api.load(new ByteArrayInputStream(saved.toByteArray()));

        assertThat(again.api.subscriptions().munchkinId())
                .isEqualTo(marketo.api.subscriptions().munchkinId());
        assertThat(again.value(then, "microsoftId").asText()).isEqualTo("M-1");
        assertThat(Marketo.code(again.get(
                        "/rest/v1/activities.json?activityTypeIds=12&nextPageToken=" + Marketo.encode(token))))
                .isEmpty();
        again.api.clear();
        assertThat(again.person("{'email':'first@example.org'}")).isEqualTo(ida);
    }
}
