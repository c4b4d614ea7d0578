package dev.tandem.dynamics;

import java.util.Map;

/** The beans that {@code routes/90-dynamics.camel.yaml} names. */
public final class DynamicsBeans {

    private DynamicsBeans() {}

    /**
     * The beans by the name to bind them under.
     *
     * @param permits asks the governor, before and after each attempt
     */
    public static Map<String, Object> byName(DynamicsAddress address, DynamicsTokens tokens, DynamicsPermits permits) {
        return Map.of(
                "dynamicsTokens", tokens,
                "dynamicsPermits", permits,
                "dynamicsHttp", new DynamicsHttp(address),
                "dynamicsHttpHeaders", new DynamicsHttpHeaders(),
                "dynamicsHttpClient", new DynamicsHttpClient(),
                "dynamicsAnswers", new DynamicsAnswers(address),
                "dynamicsRetryAfter", new DynamicsRetryAfter());
    }
}
