package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Rights;
import dev.tandem.sandbox.http.Rights.Depth;
import dev.tandem.sandbox.http.Rights.Privilege;
import dev.tandem.sandbox.http.Rights.Rule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * {@code /sandbox/privileges}: what the security roles of Dynamics allow.
 *
 * <p>{@code read} is short for the privilege to read, with the depth of the organization or none.
 */
record PrivilegesLever(Rights rights) implements Lever {

    private static final String TABLE = "table";
    private static final String READ = "read";
    private static final String PRIVILEGE = "privilege";
    private static final String DEPTH = "depth";
    private static final String USER = "user";
    private static final String ON_BEHALF = "actOnBehalf";
    private static final String ROLE = "role";

    @Override
    public String name() {
        return "privileges";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET",
                "what the roles of Dynamics forbid, to the API user or to one user",
                "PUT",
                "{\"table\":\"contact\",\"read\":false}, {\"table\",\"privilege\":\"create|read|write|delete|append|"
                        + "append_to|assign\",\"depth\":\"none|user|business-unit|parent-child|organization\"[,\"user\":\"<guid>\"]}, "
                        + "{\"actOnBehalf\":false} or {\"role\":false}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            change(Body.parse(call.body(), Set.of(TABLE, READ, PRIVILEGE, DEPTH, USER, ON_BEHALF, ROLE)));
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode unreadable = shown.putArray("unreadable");
        ArrayNode limited = shown.putArray("limited");
        rights.rules().entrySet().stream()
                .filter(entry -> entry.getValue() != Depth.ORGANIZATION)
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> {
                    show(entry.getKey(), entry.getValue(), limited.addObject());
                    if (entry.getValue() == Depth.NONE
                            && entry.getKey()
                                    .equals(new Rule(
                                            Optional.empty(), entry.getKey().table(), Privilege.READ))) {
                        unreadable.add(entry.getKey().table());
                    }
                });
        return shown.put(ON_BEHALF, rights.actsOnBehalf()).put(ROLE, rights.hasRole());
    }

    private static void show(Rule rule, Depth depth, ObjectNode into) {
        into.put(TABLE, rule.table()).put(PRIVILEGE, word(rule.privilege())).put(DEPTH, word(depth));
        rule.user().ifPresent(user -> into.put(USER, user.toString()));
    }

    private void change(Body body) throws Refused {
        if (body.has(ON_BEHALF)) {
            rights.actsOnBehalf(body.requiredFlag(ON_BEHALF));
        } else if (body.has(ROLE)) {
            rights.hasRole(body.requiredFlag(ROLE));
        } else {
            String table = body.requiredText(TABLE);
            if (!rights.knows(table)) {
                throw Refused.malformed("There is no table '" + table + "'.");
            }
            boolean brief = body.has(READ);
            Privilege privilege = brief ? Privilege.READ : oneOf(Privilege.class, body, PRIVILEGE);
            Depth depth =
                    brief ? body.requiredFlag(READ) ? Depth.ORGANIZATION : Depth.NONE : oneOf(Depth.class, body, DEPTH);
            Optional<UUID> user = body.has(USER) ? Optional.of(body.requiredId(USER)) : Optional.empty();
            rights.set(new Rule(user, table, privilege), depth);
        }
    }

    private static <E extends Enum<E>> E oneOf(Class<E> kind, Body body, String member) throws Refused {
        String text = body.requiredText(member);
        for (E one : kind.getEnumConstants()) {
            if (word(one).equals(text)) {
                return one;
            }
        }
        throw Refused.malformed("'" + member + "' must be one of "
                + Arrays.stream(kind.getEnumConstants())
                        .map(PrivilegesLever::word)
                        .collect(Collectors.joining(", "))
                + ".");
    }

    /** How a privilege or depth is written. */
    private static String word(Enum<?> one) {
        String word = one.name().toLowerCase(Locale.ROOT);
        return one instanceof Depth ? word.replace('_', '-') : word;
    }
}
