package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Custom activities in persons' logs, and their types (reference: Custom activities, 13). Every change of a type goes to
 * a draft, which an approval makes live. Every method may throw a {@link MarketoFailure}. Thread-safe.
 */
public final class CustomActivities {

    private static final String EXTERNAL = "rest/v1/activities/external";

    private final MarketoTransport transport;

    CustomActivities(MarketoTransport transport) {
        this.transport = transport;
    }

    /** The type of that name, without its secondary attributes; empty if there is none. */
    public Optional<CustomActivityType> listed(String apiName) {
        JsonNode types = transport
                .send(MarketoRequest.read("Get Custom Activity Types", EXTERNAL + "/types.json"))
                .envelope()
                .path("result");
        for (JsonNode type : types) {
            if (type.path("apiName").asText("").equals(apiName)) {
                return Optional.of(type(type));
            }
        }
        return Optional.empty();
    }

    /**
     * A type with its attributes.
     *
     * @param draft whether its draft is wanted, where it has one
     */
    public CustomActivityType describe(String apiName, boolean draft) {
        MarketoRequest request =
                MarketoRequest.read("Describe Custom Activity Type " + apiName, path(apiName, "describe"));
        return type(transport
                .send(draft ? request.withQuery("draft", "true") : request)
                .envelope()
                .path("result")
                .path(0));
    }

    /**
     * Creates the draft of a type that is not there, with its primary attribute alone.
     *
     * @throws MarketoOutcomeUnknown if the answer is lost: a repeated call would be refused
     */
    public void create(NewActivityType type) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("apiName", type.apiName());
        body.put("name", type.name());
        body.put("description", type.description());
        body.put("triggerName", type.triggerName());
        body.put("filterName", type.filterName());
        body.put("primaryAttribute", attribute(type.primary()));
        write("Create Custom Activity Type " + type.apiName(), EXTERNAL + "/type.json", body);
    }

    /** Adds attributes to the draft of a type, or to a new draft. */
    public void addAttributes(String apiName, List<NewActivityType.Attribute> attributes) {
        write(
                "Create Custom Activity Type Attributes of " + apiName,
                path(apiName, "attributes/create"),
                Map.of(
                        "attributes",
                        attributes.stream().map(CustomActivities::attribute).toList()));
    }

    /** Makes the draft of a type live. */
    public void approve(String apiName) {
        // Adobe's OpenAPI has no body here
        transport.send(MarketoRequest.write(
                "Approve Custom Activity Type " + apiName, path(apiName, "approve"), new byte[0], Repeat.ONCE));
    }

    /**
     * Adds activities, at most {@value MarketoClient#LARGEST_BATCH}. A second call would add them a second time.
     *
     * @return the codes of those that were refused
     * @throws MarketoOutcomeUnknown if the answer is lost
     */
    public List<String> add(List<NewActivity> activities) {
        if (activities.isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> input =
                activities.stream().map(CustomActivities::activity).toList();
        List<String> refused = new ArrayList<>();
        for (JsonNode result : write("Add Custom Activities", EXTERNAL + ".json", Map.of("input", input))) {
            if (!result.path("status").asText("").equals("added")) {
                refused.add(result.path("errors").path(0).path("code").asText(""));
            }
        }
        return refused;
    }

    private JsonNode write(String operation, String path, Map<String, Object> body) {
        return transport
                .send(MarketoRequest.write(operation, path, Json.bytes(body), Repeat.ONCE))
                .envelope()
                .path("result");
    }

    private static String path(String apiName, String operation) {
        return EXTERNAL + "/type/" + apiName + "/" + operation + ".json";
    }

    private static CustomActivityType type(JsonNode type) {
        String status = type.path("status").asText("");
        Set<String> attributes = new LinkedHashSet<>();
        attributes.add(type.path("primaryAttribute").path("apiName").asText(""));
        type.path("attributes")
                .forEach(attribute -> attributes.add(attribute.path("apiName").asText("")));
        return new CustomActivityType(
                type.path("id").asInt(),
                type.path("apiName").asText(""),
                status.startsWith("approved"),
                !status.equals("approved"),
                attributes);
    }

    private static Map<String, Object> attribute(NewActivityType.Attribute attribute) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("apiName", attribute.apiName());
        values.put("name", attribute.name());
        values.put("dataType", attribute.dataType());
        values.put("description", attribute.description());
        return values;
    }

    private static Map<String, Object> activity(NewActivity activity) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("leadId", Long.valueOf(activity.personId()));
        values.put("activityDate", activity.at().toString());
        values.put("activityTypeId", activity.typeId());
        values.put("primaryAttributeValue", activity.primary());
        values.put(
                "attributes",
                activity.attributes().entrySet().stream()
                        .map(attribute -> Map.of("apiName", attribute.getKey(), "value", attribute.getValue()))
                        .toList());
        return values;
    }
}
