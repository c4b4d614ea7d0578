package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.CustomServices;
import dev.tandem.sandbox.http.CustomServices.CustomService;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code /sandbox/services}: who may call Marketo, and what their roles permit; secrets are never shown. */
record ServicesLever(CustomServices services) implements Lever {

    private static final String CLIENT_ID = "clientId";
    private static final String SECRET = "clientSecret";
    private static final String USER = "user";
    private static final String PERMISSIONS = "permissions";
    private static final Set<String> MEMBERS = Set.of(CLIENT_ID, SECRET, USER, PERMISSIONS);

    @Override
    public String name() {
        return "services";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET",
                "the custom services of Marketo with their users and permissions",
                "POST",
                "adds or changes one: {\"clientId\":\"web\",\"clientSecret\":\"...\",\"user\":\"web@api.example.com\","
                        + "\"permissions\":[\"Read-Only Lead\"]}; without permissions the role grants everything");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("POST")) {
            services.put(read(Body.parse(call.body(), MEMBERS)));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (CustomService each : services.all()) {
            ObjectNode one = all.addObject().put(CLIENT_ID, each.clientId()).put(USER, each.user());
            ArrayNode permissions = one.putArray(PERMISSIONS);
            new TreeSet<>(each.permissions()).forEach(permissions::add);
        }
        return all;
    }

    /** A service that is there already keeps what is not said about it. */
    private CustomService read(Body body) throws Refused {
        String clientId = body.requiredText(CLIENT_ID);
        CustomService known = services.find(clientId).orElse(null);
        return new CustomService(
                clientId,
                known == null ? body.requiredText(SECRET) : body.text(SECRET).orElse(known.secret()),
                known == null ? body.requiredText(USER) : body.text(USER).orElse(known.user()),
                body.texts(PERMISSIONS)
                        .orElse(known == null ? Set.of(CustomServices.EVERYTHING) : known.permissions()));
    }
}
