package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Call;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /sandbox/settings}. */
record SettingsLever(Supplier<Map<String, String>> settings) implements Lever {

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of("GET", "the settings of a client of this sandbox");
    }

    @Override
    public JsonNode pull(Call call) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        settings.get().forEach(all::put);
        return all;
    }
}
