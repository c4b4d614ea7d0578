package dev.tandem.sandbox.dataverse.protocol;

import java.util.Optional;
import java.util.UUID;

/**
 * Who acts.
 *
 * @param user the user in whose name and with whose rights things are done
 * @param impersonator who really calls when that user is impersonated; both need the rights then
 */
public record Caller(UUID user, Optional<UUID> impersonator) {

    /** A user who acts in their own name. */
    public static Caller of(UUID user) {
        return new Caller(user, Optional.empty());
    }

    /** The same caller in the name of another user. */
    public Caller onBehalfOf(UUID other) {
        return new Caller(other, Optional.of(impersonator.orElse(user)));
    }
}
