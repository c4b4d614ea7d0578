package dev.tandem.marketo;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Before a retry: takes the delay that the limit asks for instead of the route's own back-off. */
public final class MarketoRetryAfter implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(MarketoRetryAfter.class);

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.warn("{} (attempt {})", caught.getMessage(), attempt(exchange));
        if (caught instanceof MarketoThrottled throttled
                && !throttled.retryAfter().isZero()) {
            exchange.getMessage()
                    .setHeader(Exchange.REDELIVERY_DELAY, throttled.retryAfter().toMillis());
        }
    }

    private static int attempt(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class) + 1;
    }
}
