package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.ServiceLimits;
import dev.tandem.sandbox.http.ServiceLimits.Limits;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/service-protection}: the limits of Dynamics for each user; members left out stay as documented. */
record ServiceLimitsLever(ServiceLimits limits) implements Lever {

    private static final String REQUESTS = "requests";
    private static final String EXECUTION = "executionSeconds";
    private static final String AT_ONCE = "atOnce";
    private static final String REQUEST_MILLIS = "requestMillis";
    private static final int MOST = 1_000_000;

    @Override
    public String name() {
        return "service-protection";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET",
                "the service protection limits of Dynamics",
                "PUT",
                "{\"requests\":60,\"executionSeconds\":12,\"atOnce\":4,\"requestMillis\":200}; what is left out is as"
                        + " documented");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            Body body = Body.parse(call.body(), Set.of(REQUESTS, EXECUTION, AT_ONCE, REQUEST_MILLIS));
            Limits usual = Limits.DOCUMENTED;
            limits.set(new Limits(
                    body.number(REQUESTS, 1, MOST).orElse(usual.requests()),
                    body.number(EXECUTION, 1, MOST).orElse(usual.executionSeconds()),
                    body.number(AT_ONCE, 1, MOST).orElse(usual.atOnce()),
                    body.number(REQUEST_MILLIS, 0, MOST).orElse(usual.requestMillis())));
        }
        Limits now = limits.now();
        return JsonNodeFactory.instance
                .objectNode()
                .put(REQUESTS, now.requests())
                .put(EXECUTION, now.executionSeconds())
                .put(AT_ONCE, now.atOnce())
                .put(REQUEST_MILLIS, now.requestMillis());
    }
}
