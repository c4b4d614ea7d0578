package dev.tandem.dynamics;

import java.time.Instant;

/**
 * What identifies a Dataverse environment (RetrieveCurrentOrganization). Members that the service did not send are
 * empty.
 *
 * @param organizationId the id of the organization
 * @param environmentId the id of the Power Platform environment
 * @param tenantId the id of the Microsoft Entra tenant
 * @param serverTime the service's clock, from the {@code Date} header; the epoch when it sent none
 */
public record Organization(String organizationId, String environmentId, String tenantId, Instant serverTime) {}
