package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.LeadPartitions;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/partitions}: the partitions of Marketo's persons, which only administrators make. */
record PartitionsLever(LeadPartitions partitions) implements Lever {

    @Override
    public String name() {
        return "partitions";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of("GET", "the partitions of Marketo's persons", "POST", "adds one: {\"name\":\"EMEA\"}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("POST")) {
            partitions.add(Body.parse(call.body(), Set.of("name")).requiredText("name"));
        }
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        partitions.names().forEach(names::add);
        return names;
    }
}
