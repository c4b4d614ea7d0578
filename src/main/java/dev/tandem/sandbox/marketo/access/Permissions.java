package dev.tandem.sandbox.marketo.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which permission an operation needs (Marketo reference, section 1.5). The paths are looked at in order; what none of
 * them begins needs no permission.
 */
public final class Permissions {

    private static final String READ = "Read-Only ";
    private static final String WRITE = "Read-Write ";

    private static final List<Rule> RULES = rules(
            "/rest/v1/activities/external/type Activity Metadata",
            "/rest/v1/activities Activity",
            "/bulk/v1/activities Activity",
            "/rest/v1/companies Company",
            "/rest/v1/opportunities Opportunity",
            "/rest/v1/salespersons Sales Person",
            "/rest/v1/customobjects/schema Custom Object Type",
            "/rest/v1/customobjects Custom Object",
            "/bulk/v1/customobjects Custom Object",
            "/rest/asset/ Assets",
            "/rest/v1/campaigns Campaign",
            "/rest/v1/lead Lead",
            "/rest/v1/list Lead",
            "/bulk/v1/leads Lead");

    private Permissions() {}

    private record Rule(String path, String object) {}

    private static List<Rule> rules(String... lines) {
        List<Rule> rules = new ArrayList<>();
        for (String line : lines) {
            int blank = line.indexOf(' ');
            rules.add(new Rule(line.substring(0, blank), line.substring(blank + 1)));
        }
        return List.copyOf(rules);
    }

    /**
     * The permissions of which the caller needs one; empty when it needs none.
     *
     * @param verb the verb that counts
     * @param path the path
     */
    public static Set<String> needed(String verb, String path) {
        if (path.contains("/schema/fields")) {
            return verb.equals("GET")
                    ? Set.of(WRITE + "Schema Standard Field", WRITE + "Schema Custom Field")
                    : Set.of(WRITE + "Schema Custom Field");
        }
        if (path.endsWith("Membership.json")) {
            return Set.of(READ + "Assets");
        }
        // an extract reads, though its jobs are made by POST
        boolean reads = verb.equals("GET") || path.contains("/export");
        return RULES.stream()
                .filter(rule -> path.startsWith(rule.path()))
                .findFirst()
                .map(rule -> Set.of(permission(rule.object(), reads)))
                .orElse(Set.of());
    }

    private static String permission(String object, boolean reads) {
        if (object.equals("Campaign") && !reads) {
            return "Execute Campaign";
        }
        return (reads ? READ : WRITE) + object;
    }
}
