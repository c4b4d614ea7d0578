package dev.tandem.sandbox.entra;

import java.util.Optional;
import java.util.UUID;

/**
 * The one directory that the imitated Entra knows.
 *
 * @param tenantId the directory (tenant) id
 * @param registration the app registration of the sync
 * @param account the one licensed user with a password
 */
public record Tenant(UUID tenantId, Registration registration, Account account) {

    /**
     * An app registration with its application user.
     *
     * @param clientId the application (client) id
     * @param clientSecret its secret
     * @param userId the {@code systemuserid} of the application user
     */
    public record Registration(String clientId, String clientSecret, UUID userId) {}

    /**
     * A user who may sign in with a password.
     *
     * @param userName the user principal name
     * @param password the password
     * @param userId the {@code systemuserid} of the user
     */
    public record Account(String userName, String password, UUID userId) {}

    /** The registration of the client id, if the directory has it. */
    Optional<Registration> registration(String clientId) {
        return registration.clientId().equalsIgnoreCase(clientId) ? Optional.of(registration) : Optional.empty();
    }

    /** The account of these credentials, if they are right. */
    Optional<Account> account(String userName, String password) {
        boolean right = account.userName().equalsIgnoreCase(userName)
                && account.password().equals(password);
        return right ? Optional.of(account) : Optional.empty();
    }
}
