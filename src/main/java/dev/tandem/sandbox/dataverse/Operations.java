package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.http.Call;

/** Names operations as people read them in statistics: {@code GET contacts delta}, {@code PATCH contacts}. */
final class Operations {

    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private Operations() {}

    /** The name of what a call does, also when its address is malformed. */
    static String readable(Call call) {
        try {
            return name(call);
        } catch (Refusal refusal) {
            return call.method() + " malformed address";
        }
    }

    private static String name(Call call) {
        String path = Request.relative(call.path());
        String first = path.replaceAll("[(/?].*", "");
        if (path.isEmpty()) {
            return call.method() + " service document";
        }
        int bound = path.lastIndexOf(NAMESPACE);
        if (bound >= 0 && !first.equals("EntityDefinitions") && !first.equals("RelationshipDefinitions")) {
            return path.substring(bound + NAMESPACE.length()).replaceAll("\\(.*", "");
        }
        if (Functions.knows(first) || isUnboundAction(call.method(), path)) {
            return first;
        }
        String suffix = "";
        if (path.endsWith("/$count")) {
            suffix = " count";
        } else if (path.endsWith("/$ref")) {
            suffix = " reference";
        }
        boolean delta = call.query().contains("deltatoken=");
        return call.method() + " " + first + (delta ? " delta" : suffix);
    }

    private static boolean isUnboundAction(String method, String path) {
        return method.equals("POST") && path.matches("[A-Z]\\w*");
    }
}
