package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types of custom objects (reference: Custom objects, 9.2). Every change goes to a draft, which an approval makes
 * live. Every method may throw a {@link MarketoFailure}. Thread-safe.
 */
public final class CustomObjectTypes {

    private static final String SCHEMA = "rest/v1/customobjects/schema";

    private final MarketoTransport transport;

    CustomObjectTypes(MarketoTransport transport) {
        this.transport = transport;
    }

    /** The type as its approved version has it, else as its draft has it; empty if there is none. */
    public Optional<CustomObjectType> find(String apiName) {
        return describe(MarketoRequest.read("Describe Custom Object Type " + apiName, path(apiName, "describe")));
    }

    /** The draft of a type; empty if there is none. */
    public Optional<CustomObjectType> draft(String apiName) {
        return describe(
                MarketoRequest.read("Describe the draft of Custom Object Type " + apiName, path(apiName, "describe"))
                        .withQuery("state", "draft"));
    }

    /** Creates the draft of a type that is not there; a repeated call changes nothing. */
    public void create(NewObjectType type) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("action", "createOrUpdate");
        body.put("apiName", type.apiName());
        body.put("displayName", type.displayName());
        body.put("pluralName", type.pluralName());
        body.put("description", type.description());
        body.put("showInLeadDetail", type.shownInLeadDetail());
        write("Create Custom Object Type " + type.apiName(), SCHEMA + ".json", body, Repeat.SAFE);
    }

    /**
     * Adds fields to the draft of a type, or to a new draft. Marketo takes all of them or none.
     *
     * @throws MarketoOutcomeUnknown if the answer is lost: a repeated call would be refused
     */
    public void addFields(String apiName, List<NewObjectField> fields) {
        List<Map<String, Object>> input =
                fields.stream().map(CustomObjectTypes::field).toList();
        write(
                "Add Fields to Custom Object Type " + apiName,
                path(apiName, "addField"),
                Map.of("input", input),
                Repeat.ONCE);
    }

    /** Makes the draft of a type live. */
    public void approve(String apiName) {
        // Adobe's OpenAPI has no body here
        transport.send(MarketoRequest.write(
                "Approve Custom Object Type " + apiName, path(apiName, "approve"), new byte[0], Repeat.ONCE));
    }

    private void write(String operation, String path, Map<String, Object> body, Repeat repeat) {
        transport.send(MarketoRequest.write(operation, path, Json.bytes(body), repeat));
    }

    private static String path(String apiName, String operation) {
        return SCHEMA + "/" + apiName + "/" + operation + ".json";
    }

    private Optional<CustomObjectType> describe(MarketoRequest request) {
        return Absence.emptyIfNone(() -> transport.send(request).envelope().path("result"))
                .map(result -> result.path(0))
                .filter(JsonNode::isObject)
                .map(CustomObjectTypes::type);
    }

    private static CustomObjectType type(JsonNode type) {
        String state = type.path("state").asText("");
        Set<String> fields = new LinkedHashSet<>();
        type.path("fields").forEach(field -> fields.add(field.path("name").asText("")));
        return new CustomObjectType(
                type.path("apiName").asText(""), state.startsWith("approved"), !state.equals("approved"), fields);
    }

    private static Map<String, Object> field(NewObjectField field) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", field.name());
        values.put("displayName", field.displayName());
        values.put("dataType", field.dataType());
        values.put("description", field.description());
        if (field.key()) {
            values.put("isDedupeField", true);
        }
        field.relatedTo().ifPresent(to -> values.put("relatedTo", Map.of("name", to.object(), "field", to.field())));
        return values;
    }
}
