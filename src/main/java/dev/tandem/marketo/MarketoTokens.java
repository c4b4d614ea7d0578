package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Bearer tokens for Marketo (reference: Authentication). Marketo gives out the same token until it expires, so a token is
 * used to its end: in its last seconds the wait for the next one is cheaper than asking for the same again. One thread
 * asks at a time. Thread-safe.
 */
public final class MarketoTokens {

    private static final Duration LAST_SECONDS = Duration.ofSeconds(10);

    private final MarketoTransport identity;
    private final MarketoCredentials credentials;
    private final Clock clock;
    private final Waiter waiter;
    private String current = "";
    private Instant expiry = Instant.EPOCH;

    /**
     * @param identity the way to the identity service
     * @param waiter waits out a token's last seconds; {@code Thread.sleep} but for tests
     */
    public MarketoTokens(MarketoTransport identity, MarketoCredentials credentials, Clock clock, Waiter waiter) {
        this.identity = identity;
        this.credentials = credentials;
        this.clock = clock;
        this.waiter = waiter;
    }

    /**
     * A token with some life left.
     *
     * @throws MarketoCredentialsRefused when the identity service refuses the credentials
     * @throws MarketoFailure when it cannot be asked
     */
    public synchronized String bearer() {
        waitOut();
        if (current.isEmpty()) {
            ask();
            waitOut();
            if (current.isEmpty()) {
                ask();
            }
        }
        return current;
    }

    /** Marketo refused this token: if it is still the current one, the next call asks for another. */
    public synchronized void refused(String token) {
        if (current.equals(token)) {
            current = "";
        }
    }

    /** Drops a token that has expired, and one that is about to after its last seconds. */
    private void waitOut() {
        Duration left = Duration.between(clock.instant(), expiry);
        if (current.isEmpty() || left.compareTo(LAST_SECONDS) >= 0) {
            return;
        }
        current = "";
        if (!left.isNegative() && !left.isZero()) {
            try {
                waiter.await(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MarketoUnavailable("Waiting for a token of Marketo was interrupted.", e);
            }
        }
    }

    private void ask() {
        MarketoRequest request = MarketoRequest.read("Identity", "identity/oauth/token")
                .withQuery("grant_type", "client_credentials")
                .withQuery("client_id", credentials.clientId())
                .withQuery("client_secret", credentials.clientSecret());
        Instant asked = clock.instant();
        JsonNode answer = identity.send(request).envelope();
        String token = answer.path("access_token").asText("");
        if (token.isEmpty()) {
            throw new MarketoUnavailable("The identity service of Marketo answered without a token.");
        }
        current = token;
        expiry = asked.plusSeconds(answer.path("expires_in").asLong());
    }
}
