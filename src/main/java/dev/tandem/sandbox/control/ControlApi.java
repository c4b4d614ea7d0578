package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Office;
import dev.tandem.sandbox.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/** Answers the control paths. Nobody needs to sign in: the sandbox listens on the loopback interface alone. */
public final class ControlApi {

    private static final String ROOT = "/sandbox";
    private static final String OPERATION = "Sandbox control";

    private final Map<String, Lever> levers = new LinkedHashMap<>();
    private final Map<String, Office> offices;

    /**
     * Control of these parts.
     *
     * @param offices by the part of the path that names them: {@code dynamics}, {@code marketo}
     */
    ControlApi(List<Lever> levers, Map<String, Office> offices) {
        levers.forEach(lever -> this.levers.put(lever.name(), lever));
        this.offices = Map.copyOf(offices);
    }

    boolean serves(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    Reply answer(Call call) {
        for (Entry<String, Office> office : offices.entrySet()) {
            String prefix = ROOT + "/" + office.getKey();
            if (call.path().startsWith(prefix + "/")) {
                return office.getValue().act(below(call, prefix));
            }
        }
        try {
            return json(200, pull(call));
        } catch (Refused refused) {
            return json(refused.status(), JsonNodeFactory.instance.objectNode().put("error", refused.getMessage()));
        }
    }

    private JsonNode pull(Call call) throws Refused {
        String rest = call.path().substring(ROOT.length()).replaceAll("^/|/$", "");
        if (rest.isEmpty() && call.method().equals("GET")) {
            return index();
        }
        Lever lever = levers.get(rest);
        if (lever == null) {
            throw Refused.unknown("There is no control call " + call.path() + "; GET " + ROOT + " lists all.");
        }
        if (!lever.methods().containsKey(call.method())) {
            throw Refused.method(call.path() + " takes " + String.join(", ", new TreeMap<>(lever.methods()).keySet())
                    + ", not " + call.method() + ".");
        }
        return lever.pull(call);
    }

    private ObjectNode index() {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        levers.forEach((name, lever) -> new TreeMap<>(lever.methods())
                .forEach((method, does) -> index.put(method + " " + ROOT + "/" + name, does)));
        new TreeMap<>(offices)
                .keySet()
                .forEach(office -> index.put(
                        "(any method) " + ROOT + "/" + office + "/<path>",
                        "the same call without token, quota or statistics, as the people of the office act"));
        return index;
    }

    private static Call below(Call call, String prefix) {
        return new Call(
                call.method(),
                call.scheme(),
                call.host(),
                call.path().substring(prefix.length()),
                call.query(),
                call.headers(),
                call.body());
    }

    private static Reply json(int status, JsonNode body) {
        return Reply.text(OPERATION, status, "application/json; charset=utf-8", body.toPrettyString() + "\n");
    }
}
