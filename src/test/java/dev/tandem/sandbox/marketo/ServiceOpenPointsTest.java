package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Adobe does not document about sign-in, quota, paging tokens and other objects than persons, in both ways. */
class ServiceOpenPointsTest {

    private static final String TOKEN = "/identity/oauth/token";
    private static final String GRANT = "grant_type=client_credentials&client_id=" + Marketo.CLIENT;

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void unlimited() {
        marketo.api.enforce(false);
    }

    @ParameterizedTest
    @CsvSource({"unauthorized", "invalid_client"})
    void aWrongSecretHasOneOfTwoErrors(String error) {
        marketo.choose(OpenPoint.BAD_CLIENT, error);

        Reply refused = marketo.identity(Marketo.CLIENT, "wrong");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(Marketo.tree(refused).path("error").asText()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"400", "401"})
    void aWrongGrantHasOneOfTwoStatuses(int status) {
        marketo.choose(OpenPoint.BAD_GRANT, Integer.toString(status));

        Reply refused = marketo.api.answer(Marketo.call("GET", TOKEN + "?grant_type=password", Map.of(), ""));

        assertThat(refused.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"taken, 200", "ignored, 400"})
    void identityReadsFormsOrDoesNot(String way, int status) {
        marketo.choose(OpenPoint.IDENTITY_FORM, way);
        String form = GRANT + "&client_secret=" + Marketo.SECRET;

        assertThat(marketo.api
                        .answer(Marketo.call("POST", TOKEN, Map.of(), form))
                        .status())
                .isEqualTo(status);
        assertThat(marketo.api
                        .answer(Marketo.call("POST", TOKEN + "?" + form, Map.of(), ""))
                        .status())
                .isEqualTo(200);
    }

    /** On 7 May Chicago's clocks are an hour ahead of standard time: its midnight is at 05:00 UTC. */
    @ParameterizedTest
    @CsvSource({"local, 2026-05-08", "standard, 2026-05-07"})
    void theQuotasDayFollowsTheClocksOrDoesNot(String way, String day) {
        marketo.choose(OpenPoint.QUOTA_MIDNIGHT, way);
        marketo.clock.advance(Duration.between(Marketo.START, Instant.parse("2026-05-08T05:30:00Z")));

        assertThat(marketo.get("/rest/v1/stats/usage.json").at("/result/0/date").asText())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"endless, ''", "seven-days, 1003"})
    void aFeedTokenLivesForEverOrForSevenDays(String way, String code) {
        marketo.choose(OpenPoint.FEED_TOKEN_LIFE, way);
        String feed = "/rest/v1/activities.json?activityTypeIds=12&nextPageToken=";
        String token = Marketo.encode(marketo.since(Marketo.START));

        marketo.clock.advance(Duration.ofDays(7));
        JsonNode inTime = marketo.get(feed + token);
        assertThat(Marketo.code(inTime)).isEmpty();
        marketo.clock.advance(Duration.ofSeconds(1));
        assertThat(Marketo.code(marketo.get(feed + token))).isEqualTo(code);
        assertThat(Marketo.code(marketo.get(
                        feed + Marketo.encode(inTime.path("nextPageToken").asText()))))
                .as("every answer gives a fresh one")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1013", "1004"})
    void anUnknownObjectHasOneOfTwoCodes(String code) {
        marketo.choose(OpenPoint.UNKNOWN_OBJECT, code);

        assertThat(Marketo.outcome(marketo.post(
                        "/rest/v1/companies.json", "{'action':'updateOnly','input':[{'externalCompanyId':'A-9'}]}")))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"by-kind, 1004, 1013", "1003, 1003, 1003"})
    void aRoleOfNobodyOrNothingHasTheCodesThatAreChosen(String way, String nobody, String nothing) {
        marketo.choose(OpenPoint.UNKNOWN_ROLE_PARENT, way);
        int ida = marketo.person("{'email':'ida@example.org'}");
        marketo.post("/rest/v1/opportunities.json", "{'input':[{'externalOpportunityId':'O-1','name':'One'}]}");

        assertThat(Marketo.outcome(role("O-1", 7))).isEqualTo(nobody);
        assertThat(Marketo.outcome(role("O-9", ida))).isEqualTo(nothing);
        assertThat(Marketo.outcome(role("O-1", ida))).isEqualTo("created");
    }

    private JsonNode role(String opportunity, int person) {
        return marketo.post(
                "/rest/v1/opportunities/roles.json",
                "{'input':[{'externalOpportunityId':'" + opportunity + "','leadId':" + person + ",'role':'User'}]}");
    }

    @Test
    void aQueryThatNamesNoFieldsShowsKeysOrAllValues() {
        marketo.company("{'externalCompanyId':'A-1','company':'Quay'}");
        marketo.post(
                "/rest/v1/opportunities.json",
                "{'input':[{'externalOpportunityId':'O-1','name':'One','externalCompanyId':'A-1'}]}");
        String opportunities = "/rest/v1/opportunities.json?filterType=externalOpportunityId&filterValues=O-1";
        String companies = "/rest/v1/companies.json?filterType=externalCompanyId&filterValues=A-1";
        assertThat(names(opportunities))
                .containsExactlyInAnyOrder("seq", "marketoGUID", "externalOpportunityId", "createdAt", "updatedAt");

        marketo.choose(OpenPoint.OPPORTUNITY_FIELDS, "all");

        assertThat(names(opportunities)).contains("name", "externalCompanyId", "createdAt");
        assertThat(names(companies)).doesNotContain("company");
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        marketo.get(query).at("/result/0").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
