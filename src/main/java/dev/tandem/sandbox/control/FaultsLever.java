package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Call;
import java.util.List;
import java.util.Map;

/** {@code /sandbox/faults}. */
record FaultsLever(Faults faults, List<Api> apis) implements Lever {

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET", "the rules, with the number of matching calls seen",
                "POST",
                        "adds a rule: {\"api\":\"marketo\",\"operation\":\"Sync*\",\"kind\":\"status\",\"status\":503,\"skip\":2,\"times\":1}",
                "DELETE", "removes all rules");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("POST")) {
            faults.add(FaultReader.read(call.body(), apis));
        } else if (call.method().equals("DELETE")) {
            faults.clear();
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        faults.list().forEach(counted -> show(counted, all.addObject()));
        return all;
    }

    private static void show(Faults.Counted counted, ObjectNode into) {
        FaultRule rule = counted.rule();
        into.put("api", rule.api())
                .put("operation", rule.operation())
                .put("kind", rule.fault().kind().title())
                .put("skip", rule.skip())
                .put("times", rule.times())
                .put("seen", counted.seen());
        if (rule.fault() instanceof Fault.Slow slow) {
            into.put("delay", slow.delay().toString());
        } else if (rule.fault() instanceof Fault.DropLate late) {
            into.put("delay", late.delay().toString());
        } else if (rule.fault() instanceof Fault.Html html) {
            into.put("status", html.status());
        } else if (rule.fault() instanceof Fault.Refuse refuse) {
            into.put("code", refuse.code());
        } else if (rule.fault() instanceof Fault.Status status) {
            into.put("status", status.status());
            status.retryAfterSeconds().ifPresent(seconds -> into.put("retryAfter", seconds));
        }
    }
}
