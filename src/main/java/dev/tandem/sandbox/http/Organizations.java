package dev.tandem.sandbox.http;

import java.util.UUID;

/** The identity of the imitated Dynamics organization, which a copy or restore may change. */
public interface Organizations {

    UUID organizationId();

    void organizationId(UUID id);
}
