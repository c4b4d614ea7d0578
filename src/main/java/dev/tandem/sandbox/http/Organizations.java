package dev.tandem.sandbox.http;

import java.util.UUID;

/** The identity of the imitated Dynamics organization, and what a backup, a copy or a restore does to it. */
public interface Organizations {

    UUID organizationId();

    void organizationId(UUID id);

    /** Makes a backup of the organization, in place of the last one. */
    void keep();

    /**
     * Restores the backup: rows come back with their ids and their old row versions.
     *
     * @return false when no backup was made
     */
    boolean bringBack();
}
