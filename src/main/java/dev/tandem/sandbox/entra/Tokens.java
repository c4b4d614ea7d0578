package dev.tandem.sandbox.entra;

import dev.tandem.sandbox.http.Bearers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens that the imitated Entra has issued.
 *
 * <p>Access tokens live 3,599 seconds by the sandbox clock, as Entra's do by default; refresh tokens do not expire.
 */
public final class Tokens implements Bearers {

    /** The {@code expires_in} of an answer. */
    public static final Duration LIFE = Duration.ofSeconds(3_599);

    private final Clock clock;
    private final Random random;
    private final Map<String, Access> issued = new ConcurrentHashMap<>();
    private final Map<String, Grant> refreshable = new ConcurrentHashMap<>();

    /**
     * What a token is good for.
     *
     * @param clientId the client that asked
     * @param userId the {@code systemuserid} behind it
     * @param audience the origin of the environment
     */
    public record Grant(String clientId, UUID userId, String audience) {}

    private record Access(Grant grant, Instant expires) {}

    /** Tokens whose text depends on nothing but the seed and their order. */
    public Tokens(Clock clock, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
    }

    /** A new access token. */
    public String issue(Grant grant) {
        String token = text("eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.");
        issued.put(token, new Access(grant, clock.instant().plus(LIFE)));
        return token;
    }

    /** A new refresh token, which {@link #redeem} takes any number of times. */
    String issueRefresh(Grant grant) {
        String token = text("0.");
        refreshable.put(token, grant);
        return token;
    }

    /** What the refresh token of this client is good for. */
    Optional<Grant> redeem(String refreshToken, String clientId) {
        return Optional.ofNullable(refreshable.get(refreshToken))
                .filter(grant -> grant.clientId().equalsIgnoreCase(clientId));
    }

    private synchronized String text(String start) {
        byte[] bytes = new byte[96];
        random.nextBytes(bytes);
        return start + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Caller check(String token, String audience) {
        Access access = issued.get(token);
        if (access == null || !access.grant().audience().equals(origin(audience))) {
            return new Unknown();
        }
        if (!clock.instant().isBefore(access.expires())) {
            return new Expired();
        }
        return new Known(access.grant().clientId(), access.grant().userId());
    }

    /** An audience in the one spelling in which audiences compare: lower case, no slash at the end. */
    static String origin(String audience) {
        String lower = audience.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
