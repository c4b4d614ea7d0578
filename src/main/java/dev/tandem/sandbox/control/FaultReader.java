package dev.tandem.sandbox.control;

import dev.tandem.sandbox.http.Api;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a fault rule from the body of a control call. */
final class FaultReader {

    private static final Set<String> MEMBERS =
            Set.of("api", "operation", "kind", "skip", "times", "delay", "status", "retryAfter", "code");

    private FaultReader() {}

    static FaultRule read(byte[] bytes, List<Api> apis) throws Refused {
        Body body = Body.parse(bytes, MEMBERS);
        Api api = api(body.requiredText("api"), apis);
        return new FaultRule(
                api.name(),
                body.text("operation").orElse("*"),
                fault(body, api),
                body.number("skip", 0, Integer.MAX_VALUE).orElse(0),
                body.number("times", 1, Integer.MAX_VALUE).orElse(1));
    }

    private static Api api(String name, List<Api> apis) throws Refused {
        return apis.stream()
                .filter(api -> api.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.malformed("'api' must be one of "
                        + apis.stream().map(Api::name).collect(Collectors.joining(", ")) + "."));
    }

    private static String code(String code, Api api) throws Refused {
        if (!api.refusesWith(code)) {
            throw Refused.malformed("'code' must be one that " + api.name() + " has, not " + code + ".");
        }
        return code;
    }

    private static Fault fault(Body body, Api api) throws Refused {
        FaultKind kind = FaultKind.of(body.requiredText("kind"))
                .orElseThrow(() -> Refused.malformed("'kind' must be one of " + FaultKind.titles() + "."));
        return switch (kind) {
            case DROP_BEFORE -> new Fault.DropBefore();
            case DROP_AFTER -> new Fault.DropAfter();
            case DROP_LATE -> new Fault.DropLate(body.requiredDuration("delay"));
            case TRUNCATE -> new Fault.Truncate();
            case HTML -> new Fault.Html(body.number("status", 500, 599).orElse(502));
            case STATUS ->
                new Fault.Status(
                        body.number("status", 200, 599)
                                .orElseThrow(
                                        () -> Refused.malformed("A fault of kind 'status' needs the member 'status'.")),
                        body.number("retryAfter", 0, Integer.MAX_VALUE));
            case SLOW -> new Fault.Slow(body.requiredDuration("delay"));
            case REFUSE -> new Fault.Refuse(code(body.requiredText("code"), api));
            case UNAUTHORIZED -> new Fault.Unauthorized();
        };
    }
}
