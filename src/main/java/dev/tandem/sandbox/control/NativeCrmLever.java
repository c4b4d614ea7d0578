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
    private static final String READABLE = "readable";

    @Override
    public String name() {
        return "native-crm";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET",
                "whether a native CRM sync owns objects of Marketo",
                "PUT",
                "{\"active\":true}; reading stays allowed with \"readable\":true");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            Body body = Body.parse(call.body(), Set.of(ACTIVE, READABLE));
            nativeCrm.active(body.requiredFlag(ACTIVE));
            nativeCrm.readable(body.has(READABLE) && body.requiredFlag(READABLE));
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put(ACTIVE, nativeCrm.active())
                .put(READABLE, nativeCrm.readable());
    }
}
