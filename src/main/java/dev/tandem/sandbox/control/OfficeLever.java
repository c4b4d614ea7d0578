package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.office.SimulatedOffice;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/office}: whether simulated people edit both systems. Once it answers, nobody is amid an edit. */
record OfficeLever(SimulatedOffice office) implements Lever {

    private static final String RUNNING = "running";

    @Override
    public String name() {
        return "office";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of("GET", "whether simulated people edit both systems", "POST", "{\"running\":false}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("POST")) {
            boolean running = Body.parse(call.body(), Set.of(RUNNING)).requiredFlag(RUNNING);
            try {
                office.running(running);
            } catch (IllegalStateException nobody) {
                throw (Refused) Refused.malformed(nobody.getMessage()).initCause(nobody);
            }
        }
        return JsonNodeFactory.instance.objectNode().put(RUNNING, office.running());
    }
}
