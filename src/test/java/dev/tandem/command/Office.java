package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What people do and see in the two systems: sellers in Dynamics, marketers in Marketo. */
final class Office {

    private static final String DYNAMICS = "/sandbox/dynamics/api/data/v9.2/";
    private static final String MARKETO = "/sandbox/marketo/rest/v1/";

    private final TwoSystems systems;

    Office(TwoSystems systems) {
        this.systems = systems;
    }

    /** All rows of a table, with labels and the tables of lookups; the key comes first in the selection. */
    List<JsonNode> rows(String set, String select) {
        List<JsonNode> rows = new ArrayList<>();
        String path = DYNAMICS + set + "?$select=" + select;
        while (path != null) {
            JsonNode page = systems.sendAnnotated(path);
            page.path("value").forEach(rows::add);
            path = page.has("@odata.nextLink")
                    ? page.path("@odata.nextLink").asText().replaceFirst("^https?://[^/]+", "/sandbox/dynamics")
                    : null;
        }
        return rows;
    }

    List<String> ids(String set, String key) {
        return rows(set, key).stream().map(row -> row.path(key).asText()).toList();
    }

    /** Ids of contacts that are neither merged nor bare, in a fixed order. */
    List<String> contacts() {
        return rows("contacts", "contactid,merged,emailaddress1").stream()
                .filter(row -> !row.path("merged").asBoolean()
                        && row.path("emailaddress1").isTextual())
                .map(row -> row.path("contactid").asText())
                .toList();
    }

    JsonNode row(String set, String id) {
        return systems.sendAnnotated(DYNAMICS + set + "(" + id + ")");
    }

    /** Sets one column; the value is JSON, {@code null} clears. */
    void edit(String set, String id, String column, String json) {
        systems.send("PATCH", DYNAMICS + set + "(" + id + ")", "{\"" + column + "\":" + json + "}");
    }

    /** Sets a lookup; an empty target clears it. */
    void point(String set, String id, String lookup, Optional<String> target) {
        if (target.isPresent()) {
            edit(set, id, lookup + "@odata.bind", "\"/" + target.get() + "\"");
        } else {
            edit(set, id, lookup, "null");
        }
    }

    /** Creates a row and returns its id. */
    String create(String set, String key, String json) {
        return systems.send("POST", DYNAMICS + set, json).path(key).asText();
    }

    void delete(String set, String id) {
        systems.send("DELETE", DYNAMICS + set + "(" + id + ")", "");
    }

    /** The persons with a value in a field, deleted-flagged ones too. */
    List<JsonNode> persons(String field, String value, String... fields) {
        return search("leads", field, value, fields);
    }

    /** The one person of a record. */
    JsonNode person(String recordId, String... fields) {
        return only(persons("microsoftId", recordId, fields), recordId);
    }

    JsonNode company(String accountId, String... fields) {
        return only(search("companies", "externalCompanyId", accountId, fields), accountId);
    }

    JsonNode salesPerson(String userId, String... fields) {
        return only(search("salespersons", "externalSalesPersonId", userId, fields), userId);
    }

    /** The roles of an opportunity, as "person role primary", in order. */
    List<String> roles(String opportunity) {
        return search("opportunities/roles", "externalOpportunityId", opportunity, "leadId", "role", "isPrimary")
                .stream()
                .map(role ->
                        role.path("leadId").asText() + " " + role.path("role").asText() + " "
                                + role.path("isPrimary").asText())
                .sorted()
                .toList();
    }

    /** Somebody plays a part in an opportunity; the id of the connection that begins there. */
    String connect(String opportunity, String end, String person, String role) {
        return create(
                "connections",
                "connectionid",
                ("{\"record1id_opportunity@odata.bind\":\"/opportunities(%s)\",\"%s@odata.bind\":\"/%s\","
                                + "\"record2roleid@odata.bind\":\"/connectionroles(%s)\"}")
                        .formatted(opportunity, end, person, role));
    }

    /** The opportunities with that key: one or none. */
    List<JsonNode> opportunities(String id) {
        return search("opportunities", "externalOpportunityId", id);
    }

    /** The custom objects with a key; none if there is none. */
    List<JsonNode> customObjects(String object, String keyField, String key, String... fields) {
        return search("customobjects/" + object, keyField, key, fields);
    }

    /** Puts a user into a team, which changes nothing in the team's row. */
    void join(String team, String user) {
        systems.send(
                "POST",
                DYNAMICS + "teams(" + team + ")/teammembership_association/$ref",
                "{\"@odata.id\":\"systemusers(" + user + ")\"}");
    }

    void leave(String team, String user) {
        systems.send("DELETE", DYNAMICS + "teams(" + team + ")/teammembership_association(" + user + ")/$ref", "");
    }

    /** The activities of one custom type in all persons' logs. */
    List<JsonNode> activities(String apiName) {
        JsonNode types = look("activities/external/types.json");
        int type = StreamSupport.stream(types.path("result").spliterator(), false)
                .filter(each -> each.path("apiName").asText().equals(apiName))
                .findFirst()
                .map(each -> each.path("id").asInt())
                .orElseThrow();
        Instant since = systems.clock().instant().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        String token = look("activities/pagingtoken.json?sinceDatetime=" + since)
                .path("nextPageToken")
                .asText();
        List<JsonNode> activities = new ArrayList<>();
        while (true) {
            JsonNode page = look("activities.json?nextPageToken=" + encoded(token) + "&activityTypeIds=" + type);
            page.path("result").forEach(activities::add);
            if (!page.path("moreResult").asBoolean()) {
                return activities;
            }
            token = page.path("nextPageToken").asText();
        }
    }

    /** An administrator changes the schema of Marketo. */
    void administer(String path, String json) {
        succeeded(systems.send("POST", MARKETO + path, json));
    }

    private JsonNode look(String path) {
        return succeeded(systems.send("GET", MARKETO + path, ""));
    }

    private static JsonNode succeeded(JsonNode answer) {
        if (!answer.path("success").asBoolean()) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }

    private List<JsonNode> search(String object, String field, String value, String... fields) {
        String query = "filterType=" + field + "&filterValues=" + encoded(value)
                + (fields.length == 0 ? "" : "&fields=" + String.join(",", fields));
        JsonNode answer = systems.form(MARKETO + object + ".json?_method=GET", query);
        return StreamSupport.stream(answer.path("result").spliterator(), false).toList();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode only(List<JsonNode> found, String what) {
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " records in Marketo instead of one for " + what);
        }
        return found.get(0);
    }

    /** A marketer changes a person. */
    void editPerson(String id, String field, Object value) {
        ObjectNode call =
                TwoSystems.JSON.createObjectNode().put("action", "updateOnly").put("lookupField", "id");
        ObjectNode person = call.putArray("input").addObject().put("id", Integer.parseInt(id));
        person.set(field, TwoSystems.JSON.valueToTree(value));
        check(systems.send("POST", MARKETO + "leads.json", call.toString()));
    }

    /** A marketer deletes a person. */
    void deletePerson(String id) {
        check(systems.send("POST", MARKETO + "leads/delete.json", "{\"input\":[{\"id\":" + id + "}]}"));
    }

    private static void check(JsonNode answer) {
        if (!answer.path("success").asBoolean()
                || answer.at("/result/0/status").asText().equals("skipped")) {
            throw new IllegalStateException(answer.toString());
        }
    }
}
