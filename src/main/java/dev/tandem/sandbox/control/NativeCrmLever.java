package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.NativeCrm;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/native-crm}: Marketo's own CRM sync, which keeps the API from the objects it owns. */
record NativeCrmLever(NativeCrm nativeCrm) implements Lever {

    private static final String ACTIVE = "active";

    @Override
    public String name() {
        return "native-crm";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of("GET", "whether a native CRM sync owns objects of Marketo", "PUT", "{\"active\":true}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            nativeCrm.active(Body.parse(call.body(), Set.of(ACTIVE)).requiredFlag(ACTIVE));
        }
        return JsonNodeFactory.instance.objectNode().put(ACTIVE, nativeCrm.active());
    }
}
