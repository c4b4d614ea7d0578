package dev.tandem.sandbox.control;

import java.util.List;
import java.util.Set;

/** Reads a fault rule from the body of a control call. */
final class FaultReader {

    private static final Set<String> MEMBERS =
            Set.of("api", "operation", "kind", "skip", "times", "delay", "status", "retryAfter", "code");

    private FaultReader() {}

    static FaultRule read(byte[] bytes, List<String> apis) throws Refused {
        Body body = Body.parse(bytes, MEMBERS);
        String api = body.requiredText("api");
        if (!apis.contains(api)) {
            throw Refused.malformed("'api' must be one of " + String.join(", ", apis) + ".");
        }
        return new FaultRule(
                api,
                body.text("operation").orElse("*"),
                fault(body),
                body.number("skip", 0, Integer.MAX_VALUE).orElse(0),
                body.number("times", 1, Integer.MAX_VALUE).orElse(1));
    }

    private static Fault fault(Body body) throws Refused {
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
            case REFUSE -> new Fault.Refuse(body.requiredText("code"));
            case UNAUTHORIZED -> new Fault.Unauthorized();
        };
    }
}
