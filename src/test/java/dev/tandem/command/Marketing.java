package dev.tandem.command;

import static dev.tandem.command.Office.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What marketers do and see at Marketo's own screens; a person is named by its Marketo id. */
public final class Marketing {

    private static final String MARKETO = "/sandbox/marketo/rest/v1/";

    private final TwoSystems systems;

    Marketing(TwoSystems systems) {
        this.systems = systems;
    }

    /** Changes one field of a person; null clears it. */
    public void edit(String person, String field, Object value) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(field, value);
        edit(person, fields);
    }

    /** Changes several fields of a person in one go. */
    public void edit(String person, Map<String, ?> fields) {
        ObjectNode input = TwoSystems.JSON.createObjectNode().put("id", Integer.parseInt(person));
        fields.forEach((field, value) -> input.set(field, TwoSystems.JSON.valueToTree(value)));
        sync("updateOnly", "id", input);
    }

    /** Creates a person, also where another one has the same e-mail address; its id. */
    public String create(Map<String, ?> fields) {
        return sync("createDuplicate", "email", TwoSystems.JSON.valueToTree(fields))
                .at("/result/0/id")
                .asText();
    }

    public void delete(String person) {
        check(systems.send("POST", MARKETO + "leads/delete.json", "{\"input\":[{\"id\":" + person + "}]}"));
    }

    /** Makes one person of two; the loser's id is gone then. */
    public void merge(String winner, String loser) {
        check(systems.send("POST", MARKETO + "leads/" + winner + "/merge.json?leadId=" + loser, ""));
    }

    /** Asks for "Sync Person to Microsoft": the person shall become a record of this type. */
    public void request(String person, String type) {
        edit(person, "syncToMicrosoft", type);
    }

    /** The person with that id. */
    public JsonNode person(String id, String... fields) {
        return find(id, fields).orElseThrow(() -> new AssertionError("there is no person " + id));
    }

    /** The person with that id; empty if it was deleted or merged into another. */
    public Optional<JsonNode> find(String id, String... fields) {
        return search("leads", "id", id, fields).stream().findFirst();
    }

    /** All persons with that e-mail address. */
    public List<JsonNode> byEmail(String email, String... fields) {
        return search("leads", "email", email, fields);
    }

    /** The id of the one person of a record. */
    String idOf(String recordId) {
        List<JsonNode> found = search("leads", "microsoftId", recordId, "id");
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " persons instead of one for " + recordId);
        }
        return found.get(0).path("id").asText();
    }

    /** The records of an object with that value in a field. */
    public List<JsonNode> search(String object, String field, String value, String... fields) {
        String query = "filterType=" + field + "&filterValues=" + encoded(value)
                + (fields.length == 0 ? "" : "&fields=" + String.join(",", fields));
        JsonNode answer = systems.form(MARKETO + object + ".json?_method=GET", query);
        return StreamSupport.stream(answer.path("result").spliterator(), false).toList();
    }

    private JsonNode sync(String action, String lookup, JsonNode person) {
        ObjectNode call =
                TwoSystems.JSON.createObjectNode().put("action", action).put("lookupField", lookup);
        call.putArray("input").add(person);
        return check(systems.send("POST", MARKETO + "leads.json", call.toString()));
    }

    private static JsonNode check(JsonNode answer) {
        if (!answer.path("success").asBoolean()
                || answer.at("/result/0/status").asText().equals("skipped")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }
}
