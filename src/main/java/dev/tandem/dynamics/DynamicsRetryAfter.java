package dev.tandem.dynamics;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before a retry: takes the delay that the service asked for instead of the route's own back-off. Longer than {@link
 * #LONGEST} is not waited for at a stretch; the retry then asks again.
 */
public final class DynamicsRetryAfter implements Processor {

    /** Twice the window of the service protection limits. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(DynamicsRetryAfter.class);

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.warn("{} (attempt {})", caught.getMessage(), attempt(exchange));
        if (caught instanceof DynamicsThrottled throttled
                && !throttled.retryAfter().isZero()) {
            long millis = Math.min(throttled.retryAfter().toMillis(), LONGEST.toMillis());
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, millis);
        }
    }

    private static int attempt(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class) + 1;
    }
}
