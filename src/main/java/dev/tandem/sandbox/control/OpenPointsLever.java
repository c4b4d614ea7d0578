package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.OpenPoints;
import java.util.Map;
import java.util.Set;

/**
 * {@code /sandbox/open-points}: how the services behave where their vendors' documentation does not say it.
 *
 * @param services the points by the name of the service; no two services have a point of one name
 */
record OpenPointsLever(Map<String, OpenPoints> services) implements Lever {

    private static final String NAME = "name";
    private static final String VALUE = "value";

    @Override
    public String name() {
        return "open-points";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET", "what the vendors' documentation leaves open, by service, with the ways to behave",
                "PUT", "{\"name\":\"duplicate-status\",\"value\":\"500\"}",
                "DELETE", "goes back to the defaults");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            Body body = Body.parse(call.body(), Set.of(NAME, VALUE));
            choose(body.requiredText(NAME), body.requiredText(VALUE));
        } else if (call.method().equals("DELETE")) {
            services.values().forEach(OpenPoints::reset);
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        services.forEach((service, points) -> show(all.putObject(service), points));
        return all;
    }

    private void choose(String name, String value) throws Refused {
        OpenPoints points = services.values().stream()
                .filter(each -> each.has(name))
                .findFirst()
                .orElseThrow(() -> Refused.malformed("There is no open point '" + name + "'."));
        try {
            points.choose(name, value);
        } catch (IllegalArgumentException impossible) {
            throw (Refused) Refused.malformed(impossible.getMessage()).initCause(impossible);
        }
    }

    private static void show(ObjectNode all, OpenPoints points) {
        points.choices().forEach(choice -> {
            ObjectNode one = all.putObject(choice.name());
            one.put("about", choice.about());
            one.put("now", points.now(choice.name()));
            ArrayNode values = one.putArray("values");
            choice.values().forEach(values::add);
        });
    }
}
