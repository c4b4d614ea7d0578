package dev.tandem.dynamics;

import com.microsoft.aad.msal4j.IHttpClient;
import java.util.Optional;

/**
 * Bearer tokens for Dynamics. MSAL4J keeps and renews them; one thread asks at a time, so that an expiry costs one
 * request. Thread-safe.
 */
public final class DynamicsTokens {

    private final EntraApplication application;
    private final EntraFailures failures;
    private String current = "";
    private boolean refused;

    /**
     * Prepares the application object, without any request.
     *
     * @throws IllegalArgumentException with one sentence when the authority or the certificate is unusable
     */
    public DynamicsTokens(DynamicsAddress address, EntraAccess access) {
        this(address, access, Optional.empty());
    }

    DynamicsTokens(DynamicsAddress address, EntraAccess access, Optional<IHttpClient> http) {
        this.application = new EntraApplications(access, address.scope(), http).build();
        this.failures = new EntraFailures(access);
    }

    /**
     * A token that was valid a moment ago, as far as anybody knows.
     *
     * @throws DynamicsCredentialsRefused when Microsoft Entra refuses the credentials
     * @throws DynamicsUnreachable when its host cannot be reached
     * @throws DynamicsUnavailable when it cannot answer now
     */
    public synchronized String bearer() {
        try {
            current = application.acquire(refused);
            refused = false;
            return current;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DynamicsUnavailable("Waiting for a token for Dynamics was interrupted.", e);
        } catch (Exception e) {
            throw failures.of(e);
        }
    }

    /** Dynamics refused this token: if it is still the current one, the next call asks for a fresh one. */
    public synchronized void refused(String token) {
        refused = refused || current.equals(token);
    }
}
