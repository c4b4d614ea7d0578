package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Assumption;
import dev.tandem.sandbox.http.Assumptions;
import dev.tandem.sandbox.http.Call;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /sandbox/assumptions}: what is taken for true of Marketo where Adobe documents nothing. */
record AssumptionsLever(Assumptions assumptions) implements Lever {

    private static final Set<String> MEMBERS =
            Arrays.stream(Assumption.values()).map(Assumption::switchName).collect(Collectors.toUnmodifiableSet());

    @Override
    public String name() {
        return "assumptions";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET", "what is taken for true of Marketo where Adobe documents nothing",
                "PUT", "turns some of it: {\"unknownLeadRefused\":false}; what is left out stays",
                "DELETE", "goes back to the defaults");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            Body body = Body.parse(call.body(), MEMBERS);
            for (Assumption each : Assumption.values()) {
                if (body.has(each.switchName())) {
                    assumptions.set(each, body.requiredFlag(each.switchName()));
                }
            }
        } else if (call.method().equals("DELETE")) {
            assumptions.reset();
        }
        ObjectNode now = JsonNodeFactory.instance.objectNode();
        for (Assumption each : Assumption.values()) {
            now.put(each.switchName(), assumptions.hold(each));
        }
        return now;
    }
}
