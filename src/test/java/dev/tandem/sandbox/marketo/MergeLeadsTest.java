package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeLeadsTest {

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void unlimited() {
        marketo.api.enforce(false);
    }

    private JsonNode merge(int winner, String query) {
        return marketo.post("/rest/v1/leads/" + winner + "/merge.json?" + query, "");
    }

    @Test
    void theWinnerKeepsItsValuesAndTakesThoseItLacks() {
        marketo.field("microsoftId", "string");
        int winner = marketo.person("{'email':'ida@example.org','title':'Buyer'}");
        int first = marketo.person("{'email':'old@example.org','title':'Clerk','city':'Kiel','unsubscribed':true}");
        int second = marketo.person("{'city':'Bonn','phone':'1','microsoftId':'M-1'}");
        JsonNode answer = merge(winner, "leadIds=" + first + "," + second);

        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.has("result")).isFalse();
        JsonNode person = marketo.get(
                        "/rest/v1/lead/" + winner + ".json?fields=email,title,city,phone,unsubscribed,microsoftId")
                .at("/result/0");
        assertThat(person.path("email").asText()).isEqualTo("ida@example.org");
        assertThat(person.path("title").asText()).isEqualTo("Buyer");
        assertThat(person.path("city").asText()).isEqualTo("Kiel");
        assertThat(person.path("phone").asText()).isEqualTo("1");
        assertThat(person.path("unsubscribed").asBoolean()).isTrue();
        assertThat(person.path("microsoftId").asText()).isEqualTo("M-1");
        assertThat(Marketo.code(marketo.get("/rest/v1/lead/" + first + ".json")))
                .isEqualTo("1004");
        assertThat(Marketo.column(marketo.get("/rest/v1/leads.json?filterType=microsoftId&filterValues=M-1"), "id"))
                .containsExactly(Integer.toString(winner));
    }

    @ParameterizedTest
    @CsvSource({"told, told, 2, 2", "told, untold, 2, 0", "untold, told, 0, 2", "untold, untold, 0, 0"})
    void tellsOfItAsTheOpenPointsSay(String losers, String values, int deletions, int changes) {
        marketo.choose(OpenPoint.MERGED_LOSERS, losers);
        marketo.choose(OpenPoint.MERGED_VALUES, values);
        int winner = marketo.person("{'firstName':'Ida','lastName':'Marsh'}");
        int one = marketo.person("{'city':'Kiel'}");
        int two = marketo.person("{'email':'two@example.org'}");
        merge(winner, "leadId=" + one + "&leadId=" + two);

        JsonNode merged = marketo.activities("32");
        assertThat(merged).hasSize(1);
        assertThat(merged.get(0).path("leadId").asInt()).isEqualTo(winner);
        assertThat(merged.get(0).path("primaryAttributeValue").asText()).isEqualTo("Ida Marsh");
        assertThat(Marketo.attributes(merged.get(0)))
                .containsEntry("Merge IDs", one + "," + two)
                .containsEntry("Merge Source", "Web service API");
        JsonNode deleted = marketo.get(
                "/rest/v1/activities/deletedleads.json?nextPageToken=" + Marketo.encode(marketo.since(Marketo.START)));
        assertThat(deleted.path("result")).hasSize(deletions);
        assertThat(marketo.activities("13")).hasSize(changes);
        assertThat(marketo.value(winner, "city").asText()).isEqualTo("Kiel");
    }

    @Test
    void aMarketerMergesToo() {
        int winner = marketo.person("{'email':'ida@example.org'}");
        int loser = marketo.person("{'email':'old@example.org','city':'Kiel'}");
        marketo.office("/rest/v1/leads/" + winner + "/merge.json?leadId=" + loser, "");

        assertThat(Marketo.attributes(marketo.activities("32").get(0))).containsEntry("Merge Source", "Lead update");
        assertThat(Marketo.attributes(marketo.activities("13").get(0)))
                .containsEntry("Source", "Lead update")
                .containsEntry("New Value", "Kiel");
    }

    @Test
    void activitiesAndRolesBecomeTheWinners() {
        int winner = marketo.person("{'email':'ida@example.org'}");
        int loser = marketo.person("{'email':'old@example.org'}");
        marketo.post("/rest/v1/opportunities.json", "{'input':[{'externalOpportunityId':'O-1','name':'One'}]}");
        String roles = "/rest/v1/opportunities/roles.json";
        marketo.post(
                roles,
                ("{'input':[{'externalOpportunityId':'O-1','leadId':W,'role':'User'},"
                                + "{'externalOpportunityId':'O-1','leadId':L,'role':'User'},"
                                + "{'externalOpportunityId':'O-1','leadId':L,'role':'Champion'}]}")
                        .replace(":W", ":" + winner)
                        .replace(":L", ":" + loser));
        merge(winner, "leadId=" + loser);

        assertThat(Marketo.column(marketo.get(roles + "?filterType=leadId&filterValues=" + winner), "role"))
                .containsExactly("User", "Champion");
        assertThat(marketo.get(roles + "?filterType=leadId&filterValues=" + loser)
                        .path("result"))
                .isEmpty();
        assertThat(marketo.activities("12,34"))
                .hasSize(5)
                .allMatch(each -> each.path("leadId").asInt() == winner);
        JsonNode byKey = marketo.post(
                roles + "?_method=GET",
                "{'filterType':'dedupeFields','input':[{'externalOpportunityId':'O-1','leadId':" + winner
                        + ",'role':'Champion'}]}");
        assertThat(byKey.path("result")).hasSize(1);
    }

    @Test
    void aLinkedLoserBringsItsCompanyToAWinnerWithoutOne() {
        marketo.company("{'externalCompanyId':'A-1','company':'Lindqvist'}");
        int winner = marketo.person("{'email':'ida@example.org','company':'Own name'}");
        int loser = marketo.person("{'email':'old@example.org','externalCompanyId':'A-1'}");
        merge(winner, "leadId=" + loser);

        assertThat(marketo.value(winner, "company").asText()).isEqualTo("Lindqvist");
    }

    @Test
    void aLinkedWinnerKeepsTheValuesOfItsCompany() {
        marketo.company("{'externalCompanyId':'A-1','company':'Lindqvist'}");
        int winner = marketo.person("{'email':'ida@example.org','externalCompanyId':'A-1'}");
        int loser = marketo.person("{'email':'old@example.org','company':'Own name','industry':'Marine'}");
        merge(winner, "leadId=" + loser);

        assertThat(marketo.value(winner, "company").asText()).isEqualTo("Lindqvist");
        assertThat(marketo.value(winner, "industry").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                          1002",
        "leadId=7,                    1004",
        "'leadIds=1000002,7',         1004",
        "leadId=1000001,              1003",
        "leadId=x,                    1001",
        "leadId=1000002&mergeInCRM=true, 703",
    })
    void refusesWhatItCannotMerge(String query, String code) {
        int winner = marketo.person("{'email':'ida@example.org'}");
        int other = marketo.person("{'email':'old@example.org'}");

        assertThat(Marketo.code(merge(winner, query))).isEqualTo(code);
        assertThat(marketo.value(other, "email").asText()).isEqualTo("old@example.org");
    }
}
