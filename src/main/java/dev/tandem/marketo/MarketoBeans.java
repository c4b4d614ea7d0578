package dev.tandem.marketo;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The beans that {@code routes/91-marketo.camel.yaml} names. */
public final class MarketoBeans {

    private MarketoBeans() {}

    /**
     * The beans by the name to bind them under.
     *
     * @param permits asks the governor, before and after each attempt
     * @param window the window of the rate limit ({@code marketo.pace.window})
     */
    public static Map<String, Object> byName(
            MarketoAddress address, MarketoTokens tokens, MarketoPermits permits, Clock clock, Duration window) {
        return Map.of(
                "marketoTokens", tokens,
                "marketoPermits", permits,
                "marketoHttp", new MarketoHttp(address),
                "marketoHttpHeaders", new MarketoHttpHeaders(),
                "marketoHttpClient", new MarketoHttpClient(),
                "marketoAnswers", new MarketoAnswers(address, clock, window),
                "marketoRetryAfter", new MarketoRetryAfter());
    }
}
