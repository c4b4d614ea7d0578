package dev.tandem.dynamics;

import java.util.Map;

/** The beans that {@code routes/90-dynamics.camel.yaml} names. */
public final class DynamicsBeans {

    private DynamicsBeans() {}

    /** The beans by the name to bind them under. */
    public static Map<String, Object> byName(DynamicsAddress address, DynamicsTokens tokens) {
        return Map.of(
                "dynamicsTokens", tokens,
                "dynamicsHttp", new DynamicsHttp(address),
                "dynamicsHttpHeaders", new DynamicsHttpHeaders(),
                "dynamicsHttpClient", new DynamicsHttpClient(),
                "dynamicsAnswers", new DynamicsAnswers(address),
                "dynamicsRetryAfter", new DynamicsRetryAfter());
    }
}
