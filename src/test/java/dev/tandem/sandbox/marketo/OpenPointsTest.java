package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Adobe does not document can be so or otherwise (Marketo reference, section 20). */
class OpenPointsTest {

    private static final String LEADS = "/rest/v1/leads.json";

    private final Marketo marketo = new Marketo();
    private int ida;

    @BeforeEach
    void aPerson() {
        marketo.api.enforce(false);
        ida = marketo.person("{'email':'ida@example.org','title':'Buyer','leadScore':1}");
    }

    @ParameterizedTest
    @EnumSource(OpenPoint.class)
    void eachIsExplainedAndHasTwoWays(OpenPoint point) {
        OpenPoints points = marketo.api.subscription().openPoints();
        String name = point.choice().name();
        assertThat(name).matches("[a-z-]+");
        assertThat(point.choice().about()).isNotBlank();
        assertThat(point.choice().values()).hasSize(2).doesNotHaveDuplicates();
        String usual = point.choice().values().get(0);
        assertThat(points.now(name)).isEqualTo(usual);

        marketo.choose(point, point.choice().values().get(1));
        assertThat(point.is(points, usual)).isFalse();

        points.reset();
        assertThat(point.is(points, usual)).isTrue();
    }

    /** The outcome of one record of Sync Leads, as things are by default and otherwise. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "READ_ONLY_FIELD | ignored | 'createdAt':'2026-01-01'      | 1003 | updated",
                "LONG_TEXT       | cut     | 'title':'%long%'              | 1001 | updated",
                "UNKNOWN_LINK    | taken   | 'externalCompanyId':'nowhere' | 1003 | updated",
            })
    void recordsAreRefusedOrTaken(OpenPoint point, String value, String member, String usual, String turned) {
        String record = "{'input':[{'email':'ida@example.org'," + member.replace("%long%", "x".repeat(256)) + "}]}";

        assertThat(Marketo.outcome(marketo.post(LEADS, record))).isEqualTo(usual);
        marketo.choose(point, value);
        assertThat(Marketo.outcome(marketo.post(LEADS, record))).isEqualTo(turned);
        assertThat(marketo.value(ida, "title").asText().length()).isLessThanOrEqualTo(255);
    }

    @Test
    void emptyTextClearsOrDoesNot() {
        marketo.choose(OpenPoint.EMPTIED_TEXT, "ignored");
        marketo.post(LEADS, "{'input':[{'email':'ida@example.org','title':''}]}");
        assertThat(marketo.value(ida, "title").asText()).isEqualTo("Buyer");

        marketo.choose(OpenPoint.EMPTIED_TEXT, "clears");
        marketo.post(LEADS, "{'input':[{'email':'ida@example.org','title':''}]}");
        assertThat(marketo.value(ida, "title").isNull()).isTrue();
    }

    @Test
    void theSameValueIsToldOrNot() {
        String again = "{'input':[{'email':'ida@example.org','title':'Buyer'}]}";
        marketo.post(LEADS, again);
        assertThat(marketo.activities("13")).isEmpty();

        marketo.choose(OpenPoint.SAME_VALUE, "told");
        marketo.post(LEADS, again);
        assertThat(marketo.activities("13").findValuesAsText("primaryAttributeValue"))
                .containsExactly("Email Address", "Job Title");
    }

    @Test
    void changesHaveTheShapeThatIsChosen() {
        marketo.post(LEADS, "{'input':[{'email':'ida@example.org','title':null,'city':'Kiel'}]}");
        String feed = "/rest/v1/activities/leadchanges.json?fields=title,city&nextPageToken="
                + Marketo.encode(marketo.since(Marketo.START));
        JsonNode apart = marketo.get(feed).path("result");
        assertThat(apart).hasSize(3);
        assertThat(apart.at("/1/fields/0").has("newValue")).isTrue();
        assertThat(apart.at("/1").has("id")).isTrue();

        marketo.choose(OpenPoint.CHANGES_OF_A_SECOND, "joined");
        marketo.choose(OpenPoint.CLEARED_VALUE, "absent");
        marketo.choose(OpenPoint.ACTIVITY_ID, "absent");
        JsonNode joined = marketo.get(feed).path("result");
        assertThat(joined).hasSize(2);
        assertThat(joined.at("/1/fields").findValuesAsText("name")).containsExactly("title", "city");
        assertThat(joined.at("/1/fields/0").has("newValue")).isFalse();
        assertThat(joined.at("/1").has("id")).isFalse();
        assertThat(joined.at("/1/marketoGUID").isTextual()).isTrue();
    }

    @Test
    void anUnknownPersonIsRefusedOrAnEmptyResult() {
        assertThat(Marketo.code(marketo.get("/rest/v1/lead/7.json"))).isEqualTo("1004");

        marketo.choose(OpenPoint.UNKNOWN_LEAD, "empty");
        assertThat(marketo.get("/rest/v1/lead/7.json").path("result")).isEmpty();
    }

    @Test
    void fieldsWithoutValueAreNullOrLeftOut() {
        String read = "/rest/v1/lead/" + ida + ".json?fields=city";
        assertThat(marketo.get(read).at("/result/0").has("city")).isTrue();

        marketo.choose(OpenPoint.NULL_FIELDS, "absent");
        assertThat(marketo.get(read).at("/result/0").has("city")).isFalse();
    }

    @Test
    void aCallWithoutTokenHasOneOfTwoCodes() {
        marketo.choose(OpenPoint.MISSING_TOKEN, "601");
        assertThat(Marketo.code(Marketo.tree(
                        marketo.api.answer(Marketo.call("GET", "/rest/v1/leads/describe.json", Map.of(), "")))))
                .isEqualTo("601");
    }

    @Test
    void aTokenMayBeAParameter() {
        Call call = Marketo.call("GET", "/rest/v1/leads/describe.json?access_token=" + marketo.token(), Map.of(), "");
        assertThat(Marketo.code(Marketo.tree(marketo.api.answer(call)))).isEqualTo("600");

        marketo.choose(OpenPoint.TOKEN_PARAMETER, "taken");
        assertThat(Marketo.code(Marketo.tree(marketo.api.answer(call)))).isEmpty();
    }

    @Test
    void aCompanyInUseIsKeptOrNot() {
        marketo.company("{'externalCompanyId':'A-1','company':'Quay'}");
        marketo.person("{'email':'otto@example.org','externalCompanyId':'A-1'}");
        String delete = "{'input':[{'externalCompanyId':'A-1'}]}";
        assertThat(Marketo.outcome(marketo.post("/rest/v1/companies/delete.json", delete)))
                .isEqualTo("1022");

        marketo.choose(OpenPoint.USED_COMPANY, "deleted");
        assertThat(Marketo.outcome(marketo.post("/rest/v1/companies/delete.json", delete)))
                .isEqualTo("deleted");
    }

    @Test
    void usageCallsAndRefusedCallsCountOrDoNot() {
        marketo.choose(OpenPoint.USAGE_CALLS, "free");
        int before = total();
        assertThat(total()).isEqualTo(before);
        marketo.choose(OpenPoint.USAGE_CALLS, "counted");
        assertThat(total()).isEqualTo(before + 1);

        marketo.choose(OpenPoint.REFUSED_CALLS, "counted");
        marketo.clock.advance(Duration.ofMinutes(1));
        marketo.api.enforce(true);
        for (int i = 0; i < 110; i++) {
            marketo.get("/rest/v1/activities/types.json");
            marketo.clock.advance(Duration.ofMillis(190));
        }
        assertThat(Marketo.code(marketo.get("/rest/v1/activities/types.json")))
                .as("who goes on calling is not let in again")
                .isEqualTo("606");
    }

    /** Two calls overlap when the second arrives before the first has ended; how that looks is tried with two threads. */
    @ParameterizedTest
    @CsvSource({"race, 2", "in-turn, 1"})
    void overlappingUpsertsMayBothCreate(String way, int persons) throws Exception {
        marketo.choose(OpenPoint.OVERLAPPING_UPSERTS, way);
        String upsert = Marketo.json("{'input':[{'email':'new@example.org'}]}");
        Map<String, String> headers = marketo.headers("application/json");
        FutureTask<Reply> second =
                new FutureTask<>(() -> marketo.api.answer(Marketo.call("POST", LEADS, headers, upsert)));
        Thread thread = new Thread(second);
        marketo.api.whileBusy(() -> {
            thread.start();
            while (thread.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            marketo.api.answer(Marketo.call("POST", LEADS, headers, upsert));
        });
        second.get();

        assertThat(marketo.get("/rest/v1/leads.json?filterType=email&filterValues=new@example.org")
                        .path("result"))
                .hasSize(persons);
    }

    private int total() {
        return marketo.get("/rest/v1/stats/usage.json").at("/result/0/total").asInt();
    }
}
