package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What sellers do and see in Dynamics, and what they would see in Marketo; {@link Marketing} acts there. */
public final class Office {

    private static final String DYNAMICS = "/sandbox/dynamics/api/data/v9.2/";
    private static final String MARKETO = "/sandbox/marketo/rest/v1/";

    private final TwoSystems systems;

    Office(TwoSystems systems) {
        this.systems = systems;
    }

    /** All rows of a table, with labels and the tables of lookups; the key comes first in the selection. */
    public List<JsonNode> rows(String set, String select) {
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

    public List<String> ids(String set, String key) {
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

    public JsonNode row(String set, String id) {
        return systems.sendAnnotated(DYNAMICS + set + "(" + id + ")");
    }

    /** Sets one column; the value is JSON, {@code null} clears. */
    void edit(String set, String id, String column, String json) {
        systems.send("PATCH", DYNAMICS + set + "(" + id + ")", "{\"" + column + "\":" + json + "}");
    }

    /** Sets one column to a value as Java writes it; null clears. */
    public void change(String set, String id, String column, Object value) {
        edit(set, id, column, TwoSystems.JSON.valueToTree(value).toString());
    }

    /** Sets several columns in one go. */
    public void change(String set, String id, Map<String, ?> columns) {
        systems.send(
                "PATCH",
                DYNAMICS + set + "(" + id + ")",
                TwoSystems.JSON.valueToTree(columns).toString());
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
    public String create(String set, String key, String json) {
        return systems.send("POST", DYNAMICS + set, json).path(key).asText();
    }

    /** Creates a row and returns its id. */
    public String create(String set, String key, Map<String, ?> columns) {
        return create(set, key, TwoSystems.JSON.valueToTree(columns).toString());
    }

    public void delete(String set, String id) {
        systems.send("DELETE", DYNAMICS + set + "(" + id + ")", "");
    }

    /**
     * What a qualified lead became.
     *
     * @param account the new account; empty where the lead names no company or had an account
     * @param contact the contact, a new one unless the lead had one
     */
    public record Qualified(Optional<String> account, String contact) {}

    /** Qualifies an open lead, as the button does: a contact, and an account if the lead names a company. */
    public Qualified qualify(String lead) {
        JsonNode before = row("leads", lead);
        boolean company = before.path("companyname").isTextual();
        JsonNode made = systems.send(
                "POST",
                DYNAMICS + "leads(" + lead + ")/Microsoft.Dynamics.CRM.QualifyLead",
                "{\"CreateAccount\":%s,\"CreateContact\":true,\"CreateOpportunity\":false,\"Status\":3}"
                        .formatted(company));
        Optional<String> account = Optional.empty();
        for (JsonNode each : made.path("value")) {
            if (each.has("accountid")) {
                account = Optional.of(each.path("accountid").asText());
            }
        }
        return new Qualified(
                account, row("leads", lead).path("_parentcontactid_value").asText());
    }

    /** Merges two rows of one table; the loser becomes inactive and points to the winner. */
    public void merge(String set, String winner, String loser) {
        String table = set.substring(0, set.length() - 1);
        String reference = "{\"@odata.type\":\"Microsoft.Dynamics.CRM.%s\",\"%sid\":\"%s\"}";
        systems.send(
                "POST",
                DYNAMICS + "Merge",
                "{\"Target\":%s,\"Subordinate\":%s,\"PerformParentingChecks\":false}"
                        .formatted(
                                reference.formatted(table, table, winner), reference.formatted(table, table, loser)));
    }

    /** Wins an open opportunity. */
    void win(String opportunity) {
        close("WinOpportunity", opportunity, 3);
    }

    /** Loses an open opportunity. */
    void lose(String opportunity) {
        close("LoseOpportunity", opportunity, 4);
    }

    private void close(String action, String opportunity, int status) {
        systems.send(
                "POST",
                DYNAMICS + action,
                ("{\"Status\":%d,\"OpportunityClose\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.opportunityclose\","
                                + "\"subject\":\"Closed\",\"opportunityid@odata.bind\":\"/opportunities(%s)\"}}")
                        .formatted(status, opportunity));
    }

    /** The persons with a value in a field, deleted-flagged ones too. */
    public List<JsonNode> persons(String field, String value, String... fields) {
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
        return systems.marketing().search(object, field, value, fields);
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
}
