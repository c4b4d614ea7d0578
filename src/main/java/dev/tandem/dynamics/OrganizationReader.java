package dev.tandem.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** Reads what identifies the environment and the caller (reference: Special operations, 15.1 and 15.4). */
final class OrganizationReader {

    private static final String CURRENT =
            "RetrieveCurrentOrganization(AccessType=@p1)" + "?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'";

    private final DynamicsTransport transport;

    OrganizationReader(DynamicsTransport transport) {
        this.transport = transport;
    }

    Organization current(boolean impatient) {
        String operation = "RetrieveCurrentOrganization";
        DynamicsAnswer answer =
                transport.send(DynamicsRequest.read(operation, CURRENT).withImpatience(impatient));
        JsonNode detail = Json.read(operation, answer).path("Detail");
        return new Organization(
                detail.path("OrganizationId").asText(""),
                detail.path("EnvironmentId").asText(""),
                detail.path("TenantId").asText(""),
                ServerTime.of(answer));
    }

    UUID whoAmI() {
        String operation = "WhoAmI";
        DynamicsAnswer answer = transport.send(DynamicsRequest.read(operation, operation));
        try {
            return UUID.fromString(Json.read(operation, answer).path("UserId").asText());
        } catch (IllegalArgumentException e) {
            throw Json.unreadable(operation);
        }
    }
}
