package dev.tandem.sandbox.dataverse;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Who the imitated organization is. */
final class Identity {

    private final AtomicReference<UUID> organizationId;
    private final UUID environmentId;
    private final UUID tenantId;

    Identity(UUID organizationId, UUID environmentId, UUID tenantId) {
        this.organizationId = new AtomicReference<>(organizationId);
        this.environmentId = environmentId;
        this.tenantId = tenantId;
    }

    UUID organizationId() {
        return organizationId.get();
    }

    void organizationId(UUID id) {
        organizationId.set(id);
    }

    UUID environmentId() {
        return environmentId;
    }

    UUID tenantId() {
        return tenantId;
    }
}
