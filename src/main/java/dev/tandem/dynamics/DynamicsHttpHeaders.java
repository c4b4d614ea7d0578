package dev.tandem.dynamics;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/** The only headers that go to Dynamics, and the only ones that come back from it. */
public final class DynamicsHttpHeaders extends DefaultHeaderFilterStrategy {

    private static final Set<String> OUT = Set.of(
            "authorization",
            "content-type",
            "accept",
            "prefer",
            "if-match",
            "if-none-match",
            "odata-version",
            "odata-maxversion",
            "callerobjectid",
            "consistency",
            "mscrm.suppressduplicatedetection");
    private static final Set<String> IN = Set.of(
            "content-type",
            "date",
            "etag",
            "location",
            "odata-entityid",
            "preference-applied",
            "req_id",
            "retry-after");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !comesIn(name);
    }

    /** Whether a header of this name is taken over from an answer. */
    static boolean comesIn(String name) {
        return IN.contains(name.toLowerCase(Locale.ROOT));
    }
}
