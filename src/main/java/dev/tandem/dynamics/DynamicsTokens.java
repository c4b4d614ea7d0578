package dev.tandem.dynamics;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Bearer tokens for Dynamics. MSAL4J gets and renews them; the current one is kept here as well, because MSAL4J (1.26.0)
 * never finds its own token again when the authority has a port. One thread asks at a time, so that an expiry costs one
 * request. Thread-safe.
 */
public final class DynamicsTokens {

    /** A token is renewed so long before its end, as MSAL4J does it. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final EntraApplication application;
    private final EntraFailures failures;
    private final Clock clock;
    private String current = "";
    private Instant expiry = Instant.EPOCH;
    private boolean refused;

    /**
     * Prepares the application object, without any request.
     *
     * @throws IllegalArgumentException with one sentence when the authority or the certificate is unusable
     */
    public DynamicsTokens(DynamicsAddress address, EntraAccess access) {
        this(address, access, Optional.empty(), Clock.systemUTC());
    }

    DynamicsTokens(DynamicsAddress address, EntraAccess access, Optional<IHttpClient> http, Clock clock) {
        this.application = new EntraApplications(access, address.scope(), http).build();
        this.clock = clock;
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
        if (!refused && clock.instant().isBefore(expiry.minus(MARGIN))) {
            return current;
        }
        try {
            IAuthenticationResult token = application.acquire(refused);
            current = token.accessToken();
            expiry = token.expiresOnDate().toInstant();
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
