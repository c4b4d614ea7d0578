package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.OpenPoints;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/open-points}: how Dynamics behaves where Microsoft's documentation does not say it. */
record OpenPointsLever(OpenPoints points) implements Lever {

    private static final String NAME = "name";
    private static final String VALUE = "value";

    @Override
    public String name() {
        return "open-points";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET", "what Microsoft's documentation leaves open about Dynamics, with the ways to behave",
                "PUT", "{\"name\":\"duplicate-status\",\"value\":\"500\"}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            Body body = Body.parse(call.body(), Set.of(NAME, VALUE));
            try {
                points.choose(body.requiredText(NAME), body.requiredText(VALUE));
            } catch (IllegalArgumentException impossible) {
                throw (Refused) Refused.malformed(impossible.getMessage()).initCause(impossible);
            }
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        points.choices().forEach(choice -> {
            ObjectNode one = all.putObject(choice.name());
            one.put("about", choice.about());
            one.put("now", points.now(choice.name()));
            ArrayNode values = one.putArray("values");
            choice.values().forEach(values::add);
        });
        return all;
    }
}
