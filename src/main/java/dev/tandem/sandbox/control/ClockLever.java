package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.Call;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/clock}. */
record ClockLever(SandboxClock clock) implements Lever {

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of("GET", "the sandbox's time", "POST", "lets time pass: {\"advance\":\"PT1H\"}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("POST")) {
            clock.advance(Body.parse(call.body(), Set.of("advance")).requiredDuration("advance"));
        }
        return JsonNodeFactory.instance.objectNode().put("now", clock.instant().toString());
    }
}
