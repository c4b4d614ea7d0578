package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Organizations;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/organization}: what a refresh of a Dynamics sandbox changes. */
record OrganizationLever(Organizations organizations) implements Lever {

    private static final String ID = "organizationId";
    private static final String BACKUP = "backup";

    @Override
    public String name() {
        return "organization";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET", "the id of the Dynamics organization",
                "PUT", "{\"organizationId\":\"<guid>\"}",
                "POST", "{\"backup\":\"make\"} keeps the organization, {\"backup\":\"restore\"} brings it back");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            organizations.organizationId(Body.parse(call.body(), Set.of(ID)).requiredId(ID));
        }
        if (call.method().equals("POST")) {
            BackupOrder.read(Body.parse(call.body(), Set.of(BACKUP)), BACKUP)
                    .carryOut("organization", organizations::keep, organizations::bringBack);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put(ID, organizations.organizationId().toString());
    }
}
