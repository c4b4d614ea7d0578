package dev.tandem.marketo;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/** The only headers that go to Marketo, and the only ones that come back from it. */
public final class MarketoHttpHeaders extends DefaultHeaderFilterStrategy {

    private static final Set<String> OUT = Set.of("authorization", "content-type", "accept");
    private static final Set<String> IN = Set.of("content-type", "date", "retry-after");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !IN.contains(name.toLowerCase(Locale.ROOT));
    }
}
