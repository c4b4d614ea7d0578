package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.FeedOddities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedTest {

    private static final FeedOddities NONE = FeedOddities.NONE;

    private Marketo marketo = unlimited(NONE);

    private static Marketo unlimited(FeedOddities oddities) {
        Marketo marketo = new Marketo(oddities);
        marketo.api.enforce(false);
        return marketo;
    }

    private JsonNode changes(String token, String more) {
        return marketo.get("/rest/v1/activities/leadchanges.json?nextPageToken=" + Marketo.encode(token) + more);
    }

    private JsonNode activities(String token, String types) {
        return marketo.get(
                "/rest/v1/activities.json?nextPageToken=" + Marketo.encode(token) + "&activityTypeIds=" + types);
    }

    private void update(int id, String members) {
        JsonNode answer = marketo.post(
                "/rest/v1/leads.json",
                "{'action':'updateOnly','lookupField':'id','input':[{'id':" + id + "," + members + "}]}");
        assertThat(Marketo.outcome(answer)).isEqualTo("updated");
    }

    private static Map<String, JsonNode> attributes(JsonNode entry) {
        Map<String, JsonNode> byName = new HashMap<>();
        entry.path("attributes").forEach(each -> byName.put(each.path("name").asText(), each.path("value")));
        return byName;
    }

    @Test
    void tellsOfChangesAndNewPersonsFromAPointInTime() {
        int id = marketo.person("{'email':'ida@example.org','firstName':'Ida','lastName':'Marsh','title':'Buyer'}");
        marketo.clock.advance(Duration.ofSeconds(5));
        String token = marketo.since(marketo.clock.instant());
        update(id, "'title':'Head of Supply','city':'Kiel','unsubscribed':true");
        int other = marketo.person("{'email':'x@example.org'}");

        JsonNode page = changes(token, "&fields=title,unsubscribed");
        assertThat(token).endsWith("=");
        assertThat(Marketo.column(page, "activityTypeId")).containsExactly("13", "13", "12");
        JsonNode title = page.at("/result/0");
        assertThat(title.path("leadId").asInt()).isEqualTo(id);
        assertThat(title.path("activityDate").asText()).isEqualTo("2026-05-07T15:41:37Z");
        assertThat(title.path("marketoGUID").isTextual()).isTrue();
        assertThat(title.at("/fields/0/name").asText()).isEqualTo("title");
        assertThat(title.at("/fields/0/newValue").asText()).isEqualTo("Head of Supply");
        assertThat(title.at("/fields/0/oldValue").asText()).isEqualTo("Buyer");
        assertThat(attributes(title).get("Source").asText()).isEqualTo("Web service API");
        assertThat(attributes(title).get("Reason").asText()).isEqualTo("Web service API");
        assertThat(attributes(title).get("Lead ID").asInt()).isEqualTo(id);
        JsonNode optOut = page.at("/result/1/fields/0");
        assertThat(optOut.path("newValue").asText()).isEqualTo("True");
        assertThat(optOut.has("oldValue")).isFalse();
        JsonNode created = page.at("/result/2");
        assertThat(created.path("primaryAttributeValueId").asInt()).isEqualTo(other);
        assertThat(created.has("fields")).isFalse();
        assertThat(attributes(created).get("Created Date").asText()).isEqualTo("2026-05-07");
    }

    @Test
    void theFieldIdsAreThoseOfDescribe() {
        int id = marketo.person("{'email':'ida@example.org'}");
        String token = marketo.since(Marketo.START);
        update(id, "'title':'Buyer'");

        int fieldId =
                changes(token, "&fields=title").at("/result/1/fields/0/id").asInt();
        assertThat(marketo.get("/rest/v1/leads/describe.json").path("result"))
                .anyMatch(field -> field.path("id").asInt() == fieldId
                        && field.at("/rest/name").asText().equals("title"));
    }

    @Test
    void writesNoActivityForAValueThatIsThereAlready() {
        int id = marketo.person("{'email':'ida@example.org','title':'Buyer','leadScore':5}");
        String token = changes(marketo.since(Marketo.START), "&fields=title")
                .path("nextPageToken")
                .asText();
        update(id, "'title':'Buyer','leadScore':'5'");

        assertThat(changes(token, "&fields=title,leadScore").path("result")).isEmpty();
    }

    @Test
    void alwaysReturnsATokenThatContinuesWhereThePageEnded() {
        String token = marketo.since(Marketo.START);
        JsonNode empty = changes(token, "&fields=title");
        assertThat(empty.path("result")).isEmpty();
        assertThat(empty.path("moreResult").asBoolean(true)).isFalse();
        for (int i = 0; i < 650; i++) {
            marketo.person("{'email':'p" + i + "@example.org'}");
        }

        List<String> ids = new ArrayList<>();
        String next = empty.path("nextPageToken").asText();
        List<Integer> sizes = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode page = changes(next, "&fields=title");
            ids.addAll(Marketo.column(page, "marketoGUID"));
            sizes.add(page.path("result").size());
            next = page.path("nextPageToken").asText();
            more = page.path("moreResult").asBoolean();
        }
        assertThat(sizes).containsExactly(300, 300, 50);
        assertThat(ids).hasSize(650).doesNotHaveDuplicates();
        // an entry of the very same second is not lost
        marketo.person("{'email':'last@example.org'}");
        assertThat(changes(next, "&fields=title").path("result")).hasSize(1);
    }

    @Test
    void aScoreChangeWritesTwoActivities() {
        int id = marketo.person("{'email':'ida@example.org','leadScore':5}");
        String token = marketo.since(Marketo.START);
        update(id, "'leadScore':12");

        JsonNode page = activities(token, "22,13");
        assertThat(Marketo.column(page, "activityTypeId")).containsExactly("22", "13");
        assertThat(page.at("/result/0/primaryAttributeValue").asText()).isEqualTo("Lead Score");
        assertThat(attributes(page.at("/result/0")).get("Change Value").asText())
                .isEqualTo("+7");
        assertThat(attributes(page.at("/result/1")).get("Old Value").asText()).isEqualTo("5");
        assertThat(attributes(page.at("/result/1")).get("New Value").asText()).isEqualTo("12");
        assertThat(Marketo.column(activities(token, "22"), "activityTypeId")).containsExactly("22");
    }

    @Test
    void tellsOfDeletions() {
        int id = marketo.person("{'email':'ida@example.org','firstName':'Ida','lastName':'Marsh'}");
        String token = marketo.since(Marketo.START);
        marketo.post("/rest/v1/leads/delete.json", "{'input':[{'id':" + id + "}]}");

        JsonNode deleted = marketo.get("/rest/v1/activities/deletedleads.json?nextPageToken=" + Marketo.encode(token));
        assertThat(deleted.path("result")).hasSize(1);
        assertThat(deleted.at("/result/0/leadId").asInt()).isEqualTo(id);
        assertThat(deleted.at("/result/0/primaryAttributeValue").asText()).isEqualTo("Ida Marsh");
        assertThat(deleted.at("/result/0/attributes").isEmpty()).isTrue();
        marketo.clock.advance(Duration.ofDays(15));
        assertThat(marketo.get("/rest/v1/activities/deletedleads.json?nextPageToken=" + Marketo.encode(token))
                        .path("result"))
                .isEmpty();
    }

    @Test
    void forgetsChangesAfter90DaysButNotNewPersons() {
        int id = marketo.person("{'email':'ida@example.org'}");
        update(id, "'title':'Buyer'");
        String token = marketo.since(Marketo.START);
        marketo.clock.advance(Duration.ofDays(90));
        assertThat(changes(token, "&fields=title").path("result")).hasSize(2);
        marketo.clock.advance(Duration.ofSeconds(1));
        assertThat(Marketo.column(changes(token, "&fields=title"), "activityTypeId"))
                .containsExactly("12");
    }

    @Test
    void aClearedValueIsNull() {
        int id = marketo.person("{'email':'ida@example.org','title':'Buyer'}");
        String token = marketo.since(Marketo.START);
        update(id, "'title':null");

        JsonNode field = changes(token, "&fields=title").at("/result/1/fields/0");
        assertThat(field.path("newValue").isNull()).isTrue();
        assertThat(field.path("oldValue").asText()).isEqualTo("Buyer");
    }

    @Test
    void aCompanysChangeShowsOnItsPersons() {
        marketo.company("{'externalCompanyId':'A-1','company':'Lindqvist'}");
        int id = marketo.person("{'email':'a@example.org','externalCompanyId':'A-1'}");
        String token = marketo.since(Marketo.START);
        marketo.office("/rest/v1/companies.json", "{'input':[{'externalCompanyId':'A-1','industry':'Marine'}]}");

        JsonNode entry = changes(token, "&fields=industry").at("/result/1");
        assertThat(entry.path("leadId").asInt()).isEqualTo(id);
        assertThat(entry.at("/fields/0/newValue").asText()).isEqualTo("Marine");
        assertThat(attributes(entry).get("Source").asText()).isEqualTo("Lead update");
    }

    @ParameterizedTest
    @CsvSource({
        "leadchanges.json?fields=title,                                          1002",
        "leadchanges.json?nextPageToken=TOKEN,                                   1002",
        "leadchanges.json?nextPageToken=TOKEN&fields=nothing,                    1006",
        "leadchanges.json?nextPageToken=bad&fields=title,                        1003",
        "leadchanges.json?nextPageToken=TOKEN&fields=title&listId=5,             1013",
        "deletedleads.json,                                                      1002",
        "pagingtoken.json,                                                       1002",
        "pagingtoken.json?sinceDatetime=yesterday,                               704",
        "pagingtoken.json?sinceDatetime=2026-05-07T00%3A00%3A00-05%3A00,         ''",
    })
    void checksItsParameters(String target, String code) {
        String token = Marketo.encode(marketo.since(Marketo.START));

        assertThat(Marketo.code(marketo.get("/rest/v1/activities/" + target.replace("TOKEN", token))))
                .isEqualTo(code);
    }

    @Test
    void limitsTypesPersonsAndAssets() {
        String token = marketo.since(Marketo.START);
        String leads = "1,".repeat(31);

        assertThat(Marketo.code(activities(token, "1,2,3,4,5,6,7,8,9,10,11"))).isEqualTo("1003");
        assertThat(Marketo.code(activities(token, "12&leadIds=" + leads))).isEqualTo("1003");
        assertThat(Marketo.code(activities(token, "12,13&assetIds=5"))).isEqualTo("1003");
        assertThat(Marketo.code(activities(token, "13&assetIds=5"))).isEmpty();
        int id = marketo.person("{'email':'a@example.org'}");
        marketo.person("{'email':'b@example.org'}");
        assertThat(activities(token, "12&leadIds=" + id).path("result")).hasSize(1);
    }

    @Test
    void listsTheTypesThatOccur() {
        JsonNode types = marketo.get("/rest/v1/activities/types.json");

        assertThat(Marketo.column(types, "id"))
                .containsExactly("12", "13", "22", "24", "25", "32", "34", "35", "36", "37", "47", "100", "145");
        assertThat(types.at("/result/0").has("primaryAttribute")).isFalse();
        assertThat(types.at("/result/1/attributes/0/name").asText()).isEqualTo("New Value");
    }

    @Test
    void delaysAndLateArrivalsHideActivitiesFromACursorThatMovedOn() {
        marketo =
                unlimited(new FeedOddities(Duration.ofSeconds(30), 2, Duration.ofMinutes(10), 0, false, false, false));
        String token = marketo.since(Marketo.START);
        marketo.person("{'email':'first@example.org'}");
        int late = marketo.person("{'email':'late@example.org'}");
        marketo.person("{'email':'third@example.org'}");
        assertThat(changes(token, "&fields=title").path("result")).isEmpty();

        marketo.clock.advance(Duration.ofSeconds(30));
        JsonNode page = changes(token, "&fields=title");
        assertThat(page.path("result")).hasSize(2);
        marketo.clock.advance(Duration.ofMinutes(10));
        assertThat(changes(page.path("nextPageToken").asText(), "&fields=title").path("result"))
                .isEmpty();
        assertThat(Marketo.column(changes(token, "&fields=title"), "leadId"))
                .hasSize(3)
                .contains(Integer.toString(late));
    }

    @Test
    void odditiesMayBeginAndEndWhileTheFeedIsRead() {
        String token = marketo.since(Marketo.START);
        marketo.person("{'email':'first@example.org'}");
        marketo.person("{'email':'second@example.org'}");
        marketo.api
                .changeFeed()
                .behave(new FeedOddities(Duration.ZERO, 2, Duration.ofMinutes(10), 0, false, false, true));

        JsonNode page = changes(token, "&fields=title");
        assertThat(page.path("result")).hasSize(1);
        marketo.person("{'email':'third@example.org'}");
        marketo.api.changeFeed().behave(NONE);
        JsonNode all = changes(token, "&fields=title");
        assertThat(all.path("result")).hasSize(3);
        assertThat(attributes(all.at("/result/1"))).doesNotContainKey("Request Id");
        assertThat(attributes(all.at("/result/2"))).containsKey("Request Id");
    }

    @Test
    void shortAndEmptyPagesHaveMoreBehindThem() {
        marketo = unlimited(new FeedOddities(Duration.ZERO, 0, Duration.ZERO, 2, true, true, true));
        int id = marketo.person("{'email':'first@example.org'}");
        String token = changes(marketo.since(Marketo.START), "&fields=title")
                .path("nextPageToken")
                .asText();
        update(id, "'city':'Kiel','state':'SH','title':'Buyer'");

        JsonNode empty = changes(token, "&fields=title");
        assertThat(empty.has("result")).isFalse();
        assertThat(empty.path("moreResult").asBoolean()).isTrue();
        JsonNode page = changes(empty.path("nextPageToken").asText(), "&fields=title");
        assertThat(page.path("result")).hasSize(1);
        assertThat(page.path("moreResult").asBoolean()).isFalse();
        assertThat(attributes(page.at("/result/0"))).containsKeys("API Method Name", "Modifying User", "Request Id");
    }
}
