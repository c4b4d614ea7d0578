package dev.tandem.sandbox.marketo.access;

import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.CustomServices.CustomService;
import dev.tandem.sandbox.http.Subscription;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.RequestReader;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Whom a call speaks for, and whether it is let in. */
public final class Gate {

    private static final String TOKEN_PARAMETER = "access_token=";
    private static final String STATISTICS = "/rest/v1/stats/";

    private final Subscription subscription;
    private final Tokens tokens;
    private final Limits limits;

    /** The gate of a subscription. */
    public Gate(Subscription subscription, Tokens tokens, Limits limits) {
        this.subscription = subscription;
        this.tokens = tokens;
        this.limits = limits;
    }

    /**
     * The service that a call's token speaks for.
     *
     * @throws Refusal 413 or 414 for what is too large, 600, 601 or 602 for its token
     */
    public CustomService identify(Call call) {
        RequestReader.checkSize(call);
        try {
            return subscription
                    .services()
                    .find(tokens.check(authorization(call)))
                    .orElseThrow(() -> new Refusal(ErrorCode.TOKEN_INVALID));
        } catch (Refusal refusal) {
            boolean none = refusal.code() == ErrorCode.NO_TOKEN;
            throw none && !OpenPoint.MISSING_TOKEN.is(subscription.openPoints(), "600")
                    ? new Refusal(ErrorCode.TOKEN_INVALID)
                    : refusal;
        }
    }

    /** The Authorization header; where that is chosen, the parameter that stands for it. */
    private Optional<String> authorization(Call call) {
        Optional<String> header = call.header("Authorization");
        if (header.isPresent() || !OpenPoint.TOKEN_PARAMETER.is(subscription.openPoints(), "taken")) {
            return header;
        }
        return Arrays.stream(call.query().split("&", -1))
                .filter(each -> each.startsWith(TOKEN_PARAMETER))
                .map(each -> "Bearer " + each.substring(TOKEN_PARAMETER.length()))
                .findFirst();
    }

    /**
     * Lets a call in, which counts from then on, unless it only asks for the counts and those calls are free.
     *
     * @return whether it was counted
     * @throws Refusal 603 without permission, 615, 606 or 607 at a limit
     */
    public boolean admit(CustomService service, Call call) {
        Set<String> needed = Permissions.needed(RequestReader.verb(call), call.path());
        if (!needed.isEmpty() && !service.mayAny(needed)) {
            throw new Refusal(ErrorCode.ACCESS_DENIED);
        }
        boolean counts =
                !call.path().startsWith(STATISTICS) || OpenPoint.USAGE_CALLS.is(subscription.openPoints(), "counted");
        if (counts) {
            limits.admit(service.user());
        }
        return counts;
    }
}
