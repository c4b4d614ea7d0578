package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeAndKeepingTest {

    private final Marketo marketo = new Marketo();

    private JsonNode changes(Marketo of, Instant since) {
        return of.get("/rest/v1/activities/leadchanges.json?fields=title,company&nextPageToken="
                + Marketo.encode(of.since(since)));
    }

    @Test
    void aMarketerActsWithoutTokenQuotaOrStatistics() {
        JsonNode created = marketo.office("/rest/v1/leads.json", "{'input':[{'email':'ida@example.org','title':'A'}]}");
        for (int i = 0; i < 150; i++) {
            marketo.office("/rest/v1/leads.json", "{'input':[{'email':'ida@example.org','title':'B" + i + "'}]}");
        }

        assertThat(Marketo.outcome(created)).isEqualTo("created");
        assertThat(marketo.get("/rest/v1/stats/usage.json")
                        .at("/result/0/total")
                        .asInt())
                .isEqualTo(1);
        JsonNode change = changes(marketo, Marketo.START).at("/result/1");
        assertThat(change.path("attributes").toString()).contains("Lead update", "Manual person edit");
        assertThat(Marketo.code(marketo.office("/rest/v1/leads.json", "{"))).isEqualTo("609");
    }

    @Test
    void aMarketerEditsTheCompanyThroughAPerson() {
        marketo.company("{'externalCompanyId':'A-1','company':'Lindqvist'}");
        int one = marketo.person("{'email':'one@example.org','externalCompanyId':'A-1'}");
        int two = marketo.person("{'email':'two@example.org','externalCompanyId':'A-1'}");
        marketo.office("/rest/v1/leads.json", "{'input':[{'email':'one@example.org','company':'Lindqvist AB'}]}");

        assertThat(marketo.value(one, "company").asText()).isEqualTo("Lindqvist AB");
        assertThat(marketo.value(two, "company").asText()).isEqualTo("Lindqvist AB");
        assertThat(Marketo.column(changes(marketo, Marketo.START), "activityTypeId"))
                .containsExactly("12", "12", "13", "13");
    }

    @Test
    void seededPersonsCarryTheirOwnDates() {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("email", "old@example.org");
        person.put("createdAt", Instant.parse("2024-02-03T04:05:06.789Z"));
        person.put("leadScore", 7);
        person.put("inferredCity", "Kiel");
        person.put("title", null);
        marketo.api.seedPerson(person);
        marketo.api.seedPerson(Map.of("email", "older@example.org", "createdAt", "2023-02-03T04:05:06Z"));

        assertThat(marketo.value(1_000_001, "createdAt").asText()).isEqualTo("2024-02-03T04:05:06Z");
        assertThat(marketo.value(1_000_001, "inferredCity").asText()).isEqualTo("Kiel");
        JsonNode feed = changes(marketo, Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(Marketo.column(feed, "leadId")).containsExactly("1000002", "1000001");
        assertThat(changes(marketo, Marketo.START).path("result")).isEmpty();
        assertThatThrownBy(() -> marketo.api.seedPerson(Map.of("nothing", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void everythingOutlivesARestart() throws IOException {
        marketo.field("microsoftId", "string");
        marketo.company("{'externalCompanyId':'A-1','company':'Lindqvist','annualRevenue':12.5}");
        int id = marketo.person("{'email':'ida@example.org','externalCompanyId':'A-1','microsoftId':'M-1',"
                + "'unsubscribed':true,'dateOfBirth':'1990-02-28'}");
        int gone = marketo.person("{'email':'gone@example.org'}");
        marketo.post("/rest/v1/leads/delete.json", "{'input':[{'id':" + gone + "}]}");
        marketo.office("/rest/v1/leads.json", "{'input':[{'email':'ida@example.org','title':'Buyer','leadScore':3}]}");
        String token = marketo.since(Marketo.START);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        marketo.api.save(saved);

        Marketo again = new Marketo();
        again.api.load(new ByteArrayInputStream(saved.toByteArray()));
        String fields =
                "?fields=email,company,annualRevenue,microsoftId,unsubscribed,dateOfBirth,title,leadScore,updatedAt";
        assertThat(again.get("/rest/v1/lead/" + id + ".json" + fields).path("result"))
                .isEqualTo(marketo.get("/rest/v1/lead/" + id + ".json" + fields).path("result"));
        assertThat(Marketo.column(again.get("/rest/v1/leads.json?filterType=microsoftId&filterValues=M-1"), "id"))
                .containsExactly(Integer.toString(id));
        String feed = "/rest/v1/activities.json?activityTypeIds=12,13,22,37&nextPageToken=" + Marketo.encode(token);
        assertThat(again.get(feed).path("result"))
                .isEqualTo(marketo.get(feed).path("result"))
                .hasSize(6);
        assertThat(again.get("/rest/v1/leads/describe.json").path("result"))
                .isEqualTo(marketo.get("/rest/v1/leads/describe.json").path("result"));
        assertThat(again.person("{'email':'next@example.org'}")).isEqualTo(gone + 1);
        assertThat(again.get("/rest/v1/stats/usage.json").at("/result/0/total").asInt())
                .isGreaterThan(8);
    }

    @Test
    void opportunitiesRolesAndMergesOutliveARestart() throws IOException {
        marketo.post(
                "/rest/v1/opportunities/schema/fields.json",
                "{'input':[{'name':'forecast','displayName':'Forecast','dataType':'string'}]}");
        marketo.post(
                "/rest/v1/opportunities.json",
                "{'input':[{'externalOpportunityId':'O-1','name':'One','isWon':true,'forecast':'Best'}]}");
        int winner = marketo.person("{'email':'ida@example.org'}");
        int loser = marketo.person("{'email':'old@example.org'}");
        marketo.post(
                "/rest/v1/opportunities/roles.json",
                "{'input':[{'externalOpportunityId':'O-1','leadId':" + loser + ",'role':'User','isPrimary':true}]}");
        marketo.post("/rest/v1/leads/" + winner + "/merge.json?leadId=" + loser, "");
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        marketo.api.save(saved);
        Marketo again = new Marketo();
        again.api.load(new ByteArrayInputStream(saved.toByteArray()));

        for (String same : new String[] {
            "/rest/v1/opportunities.json?filterType=dedupeFields&filterValues=O-1&fields=name,isWon,forecast",
            "/rest/v1/opportunities/roles.json?filterType=leadId&filterValues=" + winner + "&fields=isPrimary",
        }) {
            assertThat(again.get(same).path("result"))
                    .isEqualTo(marketo.get(same).path("result"))
                    .hasSize(1);
        }
        assertThat(again.activities("12,32,34,37"))
                .isEqualTo(marketo.activities("12,32,34,37"))
                .hasSize(5);
    }

    @Test
    void listsAndPartitionsOutliveARestart() throws IOException {
        marketo.api.subscription().partitions().add("EMEA");
        int ida = marketo.person("{'email':'ida@example.org'}");
        marketo.post("/rest/v1/leads/partitions.json", "{'input':[{'id':" + ida + ",'partitionName':'EMEA'}]}");
        String form = "name=Engines&description=Kept&folder=" + Marketo.encode("{\"id\":1,\"type\":\"Program\"}");
        marketo.reply("POST", "/rest/asset/v1/staticLists.json", "application/x-www-form-urlencoded", form);
        marketo.post("/rest/v1/lists/1001/leads.json?id=" + ida, "");
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        marketo.api.save(saved);
        Marketo again = new Marketo();
        again.api.load(new ByteArrayInputStream(saved.toByteArray()));

        for (String same : new String[] {
            "/rest/v1/lists.json",
            "/rest/v1/lists/1001/leads.json?fields=email,leadPartitionId",
            "/rest/v1/leads/" + ida + "/listMembership.json",
            "/rest/v1/leads/partitions.json"
        }) {
            assertThat(again.get(same).path("result"))
                    .isEqualTo(marketo.get(same).path("result"))
                    .isNotEmpty();
        }
    }

    /** Marketo's own screens, its forms and its campaigns leave different traces (Marketo reference, section 7.9). */
    @ParameterizedTest
    @CsvSource({
        "screen, Lead update",
        "form,   Web form fillout",
        "flow,   Marketo Flow Action",
    })
    void changesTellTheWayInWhichTheyCame(String way, String source) {
        int ida = marketo.person("{'email':'ida@example.org'}");
        marketo.api.act(Marketo.call(
                "POST",
                "/rest/v1/leads.json",
                Map.of("Content-Type", "application/json", "Sandbox-Way", way),
                Marketo.json("{'input':[{'email':'ida@example.org','title':'Buyer'}]}")));

        assertThat(marketo.value(ida, "title").asText()).isEqualTo("Buyer");
        assertThat(Marketo.attributes(marketo.activities("13").get(0))).containsEntry("Source", source);
    }

    @Test
    void refusesAnUnknownWay() {
        assertThat(Marketo.code(Marketo.tree(marketo.api.act(
                        Marketo.call("GET", "/rest/v1/leads/describe.json", Map.of("Sandbox-Way", "magic"), "")))))
                .isEqualTo("1003");
    }

    @Test
    void refusesSavedDataOfAnotherForm() {
        byte[] other = new byte[64];
        Arrays.fill(other, (byte) 9);

        assertThatThrownBy(() -> marketo.api.load(new ByteArrayInputStream(other)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unknown form");
    }

    @Test
    void clearingLeavesAnEmptySubscription() {
        marketo.field("microsoftId", "string");
        marketo.company("{'externalCompanyId':'A-1'}");
        marketo.person("{'email':'ida@example.org'}");
        marketo.api.clear();

        assertThat(changes(marketo, Marketo.START).path("result")).isEmpty();
        assertThat(marketo.get("/rest/v1/companies.json?filterType=externalCompanyId&filterValues=A-1")
                        .path("result"))
                .isEmpty();
        assertThat(marketo.get("/rest/v1/leads/describe.json").toString()).doesNotContain("microsoftId");
        assertThat(marketo.person("{'email':'ida@example.org'}")).isEqualTo(1_000_001);
    }
}
