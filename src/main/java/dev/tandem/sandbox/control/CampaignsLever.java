package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Campaigns;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/campaigns}: the smart campaigns of Marketo, which only marketers make. */
record CampaignsLever(Campaigns campaigns) implements Lever {

    private static final String NAME = "name";
    private static final String TRIGGERED = "triggered";
    private static final String ACTIVE = "active";

    @Override
    public String name() {
        return "campaigns";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET", "the smart campaigns of Marketo",
                "POST", "makes one: {\"name\":\"Alert\",\"triggered\":true,\"active\":true}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("POST")) {
            Body body = Body.parse(call.body(), Set.of(NAME, TRIGGERED, ACTIVE));
            campaigns.add(body.requiredText(NAME), body.requiredFlag(TRIGGERED), body.requiredFlag(ACTIVE));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        campaigns.all().forEach(each -> all.addObject()
                .put("id", each.id())
                .put(NAME, each.name())
                .put(TRIGGERED, each.triggered())
                .put(ACTIVE, each.active()));
        return all;
    }
}
