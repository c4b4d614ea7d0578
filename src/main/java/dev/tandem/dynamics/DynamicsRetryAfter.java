package dev.tandem.dynamics;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Before a retry: takes the delay that the service asked for instead of the route's own back-off. Longer than {@link
 * #LONGEST} is not waited for at a stretch; the retry then asks again.
 */
public final class DynamicsRetryAfter implements Processor {

    /** Twice the window of the service protection limits. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (caught instanceof DynamicsThrottled throttled
                && !throttled.retryAfter().isZero()) {
            long millis = Math.min(throttled.retryAfter().toMillis(), LONGEST.toMillis());
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, millis);
        }
    }
}
