package dev.tandem.marketo;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Before a retry: takes the delay that the limit asks for instead of the route's own back-off. */
public final class MarketoRetryAfter implements Processor {

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (caught instanceof MarketoThrottled throttled
                && !throttled.retryAfter().isZero()) {
            exchange.getMessage()
                    .setHeader(Exchange.REDELIVERY_DELAY, throttled.retryAfter().toMillis());
        }
    }
}
