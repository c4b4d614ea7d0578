package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Quotas;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/quotas}: one switch for both services. */
record QuotasLever(List<Quotas> services) implements Lever {

    @Override
    public String name() {
        return "quotas";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of("GET", "whether rates, concurrency and daily quotas are enforced", "PUT", "{\"enforced\":false}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            boolean enforced = Body.parse(call.body(), Set.of("enforced")).requiredFlag("enforced");
            services.forEach(service -> service.enforce(enforced));
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("enforced", services.stream().allMatch(Quotas::enforced));
    }
}
