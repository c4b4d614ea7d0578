package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Static lists (Marketo reference, section 12; codes in 5.3). */
class StaticListsTest {

    private static final String LISTS = "/rest/v1/lists";

    private final Marketo marketo = new Marketo();
    private int ida;
    private int otto;
    private int list;

    @BeforeEach
    void aListAndTwoPersons() {
        marketo.api.enforce(false);
        ida = marketo.person("{'email':'ida@example.org'}");
        otto = marketo.person("{'email':'otto@example.org'}");
        list = create("Engines", "Folder");
    }

    private int create(String name, String type) {
        String form = "name=" + Marketo.encode(name) + "&folder="
                + Marketo.encode(Marketo.json("{'id':31,'type':'" + type + "'}"));
        JsonNode answer = Marketo.tree(
                marketo.reply("POST", "/rest/asset/v1/staticLists.json", "application/x-www-form-urlencoded", form));
        return answer.at("/result/0/id").asInt();
    }

    private JsonNode members(String verb, String query) {
        return Marketo.tree(marketo.reply(verb, LISTS + "/" + list + "/leads.json" + query, "", ""));
    }

    @Test
    void isFoundByEachOfItsNames() {
        int ofProgram = create("Engines", "Program");

        assertThat(Marketo.column(marketo.get(LISTS + ".json"), "id"))
                .containsExactly(Integer.toString(list), Integer.toString(ofProgram));
        assertThat(Marketo.column(marketo.get(LISTS + ".json?name=Engines&programName=Program%2031"), "id"))
                .containsExactly(Integer.toString(ofProgram));
        assertThat(Marketo.column(marketo.get(LISTS + ".json?id=" + list + ",7&workspaceName=Default"), "name"))
                .containsExactly("Engines");
        assertThat(marketo.get(LISTS + ".json?name=Nothing").path("result")).isEmpty();
        JsonNode paged = marketo.get(LISTS + ".json?batchSize=1");
        assertThat(Marketo.column(
                        marketo.get(LISTS + ".json?batchSize=1&nextPageToken="
                                + Marketo.encode(paged.path("nextPageToken").asText())),
                        "id"))
                .containsExactly(Integer.toString(ofProgram));
        JsonNode byId = marketo.get(LISTS + "/" + list + ".json").at("/result/0");
        assertThat(byId.path("name").asText()).isEqualTo("Engines");
        assertThat(byId.path("createdAt").asText()).isEqualTo("2026-05-07T15:41:32Z");
    }

    @Test
    void personsComeAndGo() {
        JsonNode added = marketo.post(
                LISTS + "/" + list + "/leads.json", "{'input':[{'id':" + ida + "},{'id':999},{'id':" + ida + "}]}");
        assertThat(Marketo.column(added, "status")).containsExactly("added", "skipped", "added");
        assertThat(added.at("/result/1/reasons/0/code").asText()).isEqualTo("1004");
        String both = "?id=" + ida + "&id=" + otto;
        assertThat(Marketo.column(marketo.get(LISTS + "/" + list + "/leads/ismember.json" + both), "status"))
                .containsExactly("memberof", "notmemberof");

        JsonNode removed = members("DELETE", "?id=" + ida + "," + otto + ",999");
        assertThat(Marketo.column(removed, "status")).containsExactly("removed", "skipped", "skipped");
        assertThat(removed.at("/result/1/reasons/0/code").asText()).isEqualTo("1015");
        assertThat(removed.at("/result/2/reasons/0/code").asText()).isEqualTo("1004");
        assertThat(members("GET", "").path("result")).isEmpty();
    }

    @Test
    void theFeedTellsWhoCameAndWent() {
        members("POST", "?id=" + ida + "," + otto);
        members("POST", "?id=" + ida);
        members("DELETE", "?id=" + otto);

        JsonNode told = marketo.activities("24,25");
        assertThat(told.findValuesAsText("activityTypeId")).containsExactly("24", "24", "25");
        assertThat(told.at("/0/primaryAttributeValueId").asInt()).isEqualTo(list);
        assertThat(told.at("/0/primaryAttributeValue").asText()).isEqualTo("Engines");
        assertThat(Marketo.attributes(told.get(0))).containsEntry("Source", "Web service API");
        String feed = "/rest/v1/activities.json?activityTypeIds=24&nextPageToken="
                + Marketo.encode(marketo.since(Marketo.START));
        assertThat(marketo.get(feed + "&assetIds=" + list).path("result")).hasSize(2);
        assertThat(marketo.get(feed + "&assetIds=7").path("result")).isEmpty();
        assertThat(Marketo.column(marketo.get(feed + "&listId=" + list), "leadId"))
                .as("only of those who are members now")
                .containsExactly(Integer.toString(ida));
        marketo.clock.advance(Duration.ofDays(91));
        assertThat(marketo.get(feed).path("result")).as("pruned after 90 days").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/rest/v1/list/", "/rest/v1/lists/"})
    void membersAreReadPageByPage(String path) {
        for (int i = 0; i < 5; i++) {
            members("POST", "?id=" + marketo.person("{'email':'p" + i + "@example.org','title':'T" + i + "'}"));
        }
        String read = path + list + "/leads.json?fields=title&batchSize=2";
        JsonNode first = marketo.get(read);
        JsonNode second = marketo.get(read + "&nextPageToken="
                + Marketo.encode(first.path("nextPageToken").asText()));
        JsonNode third = marketo.get(read + "&nextPageToken="
                + Marketo.encode(second.path("nextPageToken").asText()));

        assertThat(Marketo.column(first, "title")).containsExactly("T0", "T1");
        assertThat(Marketo.column(second, "title")).containsExactly("T2", "T3");
        assertThat(Marketo.column(third, "title")).containsExactly("T4");
        assertThat(third.has("nextPageToken")).isFalse();
    }

    @Test
    void aPersonKnowsItsLists() {
        marketo.clock.advance(Duration.ofHours(1));
        members("POST", "?id=" + ida);
        JsonNode memberships = marketo.get("/rest/v1/leads/" + ida + "/listMembership.json");

        assertThat(memberships.at("/result/0/listId").asInt()).isEqualTo(list);
        assertThat(memberships.at("/result/0/createdAt").asText()).isEqualTo("2026-05-07T16:41:32Z");
        assertThat(memberships.path("moreResult").asBoolean(true)).isFalse();
        assertThat(Marketo.code(marketo.get("/rest/v1/leads/7/listMembership.json")))
                .isEqualTo("1004");
    }

    @Test
    void mergedAndDeletedPersonsLeaveNoGhosts() {
        members("POST", "?id=" + otto);
        marketo.post("/rest/v1/leads/" + ida + "/merge.json?leadId=" + otto, "");
        assertThat(Marketo.column(members("GET", ""), "email")).containsExactly("ida@example.org");

        marketo.post("/rest/v1/leads/delete.json", "{'input':[{'id':" + ida + "}]}");
        assertThat(members("GET", "").path("result")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /7.json,                    1013",
        "GET,    /x.json,                    1001",
        "GET,    /7/leads.json,              1013",
        "POST,   /7/leads.json?id=1,         1013",
        "DELETE, /7/leads.json?id=1,         1013",
        "GET,    /7/leads/ismember.json?id=1, 1013",
        "POST,   /1001/leads.json,           1002",
        "POST,   /1001/leads.json?id=x,      1001",
        "GET,    /1001/leads.json?fields=no, 1006",
        "PUT,    /1001/leads.json,           605",
    })
    void refuses(String verb, String path, String code) {
        assertThat(Marketo.code(Marketo.tree(marketo.reply(verb, LISTS + path, "", ""))))
                .isEqualTo(code);
    }

    @Test
    void refusesMoreThan300IdsAndFeedsOfUnknownLists() {
        StringBuilder ids = new StringBuilder("{'input':[{'id':1}");
        ids.append(",{'id':1}".repeat(300)).append("]}");
        assertThat(Marketo.code(marketo.post(LISTS + "/" + list + "/leads.json", ids.toString())))
                .isEqualTo("1003");
        String feed = "/rest/v1/activities.json?activityTypeIds=12&listId=7&nextPageToken="
                + Marketo.encode(marketo.since(Marketo.START));
        assertThat(Marketo.code(marketo.get(feed))).isEqualTo("1013");
    }

    @Test
    void feedsOfLargeListsAreRefusedFromADayOn() {
        for (int i = 0; i < 10_000; i++) {
            marketo.api.seedPerson(Map.of("email", "p" + i + "@example.org"));
        }
        for (int first = 0; first < 10_000; first += 250) {
            StringBuilder ids = new StringBuilder();
            for (int i = 0; i < 250; i++) {
                ids.append(i == 0 ? "" : ",").append(otto + 1 + first + i);
            }
            members("POST", "?id=" + ids);
        }
        String feed = "/rest/v1/activities/leadchanges.json?fields=title&listId=" + list + "&nextPageToken="
                + Marketo.encode(marketo.since(Marketo.START));

        assertThat(Marketo.code(marketo.get(feed))).isEmpty();
        marketo.api.changeFeed().refuseLargeListsFrom(Instant.parse("2026-05-07T00:00:00Z"));
        assertThat(Marketo.code(marketo.get(feed))).isEqualTo("1003");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=New                                  | 1002",
                "folder={'id':31,'type':'Folder'}          | 1002",
                "name=New&folder=31                        | 1001",
                "name=New&folder={                         | 1001",
                "name=Engines&folder={'id':31,'type':'Folder'} | 709",
            })
    void refusesListsThatCannotBeMade(String form, String code) {
        assertThat(Marketo.code(Marketo.tree(marketo.reply(
                        "POST",
                        "/rest/asset/v1/staticLists.json",
                        "application/x-www-form-urlencoded",
                        Marketo.json(form)))))
                .isEqualTo(code);
    }

    @Test
    void aListIsMadeByAFormOnly() {
        assertThat(Marketo.code(marketo.post("/rest/asset/v1/staticLists.json", "{}")))
                .isEqualTo("612");
    }
}
