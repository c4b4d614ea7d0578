package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.routes.RouteFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * How often each step of the shipped routes was used by the Camel contexts that run now, as Camel's JMX beans count. A
 * container such as a catch clause is used when one of its steps is.
 */
record RouteCoverage(Map<String, Long> used, Set<String> caught) {

    /** Steps that a faultless product never takes, or that JMX does not count; each with who tests it. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "contacts-one-way", "the one step of the route stream-contacts, which is counted",
            "dynamics-dry-run-", "the engine never runs dry yet; DynamicsRouteTest does",
            "marketo-dry-run-", "the engine never runs dry yet; MarketoRouteTest does",
            "dynamics-throttled", "a rule of the error handler, which JMX does not count; DynamicsRouteTest",
            "dynamics-unavailable", "a rule of the error handler, which JMX does not count; DynamicsRouteTest",
            "dynamics-unreachable", "a rule of the error handler, which JMX does not count; DynamicsRouteTest",
            "marketo-throttled", "a rule of the error handler, which JMX does not count; MarketoRouteTest",
            "marketo-unavailable", "a rule of the error handler, which JMX does not count; MarketoRouteTest",
            "marketo-unreachable", "a rule of the error handler, which JMX does not count; MarketoRouteTest");

    private static final List<String> CONFIGURATIONS = List.of("dynamics-retries", "marketo-retries");

    /** Counts now; contexts that were closed count no more. */
    static RouteCoverage now() throws IOException, JMException {
        Map<String, Long> counts = new HashMap<>();
        count(counts, "routes", "RouteId");
        count(counts, "processors", "ProcessorId");
        Map<String, Long> used = new LinkedHashMap<>();
        Set<String> caught = new LinkedHashSet<>();
        for (RouteFile file : RouteFile.shipped()) {
            walk(file.root(), counts, 0, used);
            file.root().findValues("doCatch").forEach(clause -> caught.addAll(clause.findValuesAsText("id")));
        }
        return new RouteCoverage(used, caught);
    }

    private static void count(Map<String, Long> counts, String type, String id) throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : beans.queryNames(new ObjectName("org.apache.camel:type=" + type + ",*"), null)) {
            counts.merge(
                    (String) beans.getAttribute(name, id),
                    ((Number) beans.getAttribute(name, "ExchangesTotal")).longValue(),
                    Long::sum);
        }
    }

    /** Returns the largest count under a node. */
    private static long walk(JsonNode node, Map<String, Long> counts, long ofRoute, Map<String, Long> used) {
        String id = node.path("id").asText().replace("{{stream}}", "contacts");
        long own = counts.getOrDefault(id, 0L);
        boolean route = node.has("from");
        if (!id.isEmpty()) {
            used.put(id, 0L);
        }
        long below = 0;
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            below = Math.max(below, walk(child.getValue(), counts, route ? own : 0, used));
        }
        for (JsonNode child : node.isArray() ? node : List.<JsonNode>of()) {
            below = Math.max(below, walk(child, counts, 0, used));
        }
        long count = Math.max(Math.max(own, below), ofRoute);
        if (!id.isEmpty()) {
            used.put(id, count);
        }
        return count;
    }

    /** The steps that were not used and of which nothing says why. */
    List<String> unexplained() {
        return used.entrySet().stream()
                .filter(entry -> entry.getValue() == 0 && reason(entry.getKey()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private String reason(String id) {
        if (caught.contains(id)) {
            return "in a catch clause, where JMX does not count; RouteCoverageEndToEndTest provokes each";
        }
        if (CONFIGURATIONS.contains(id)) {
            return "holds the rules of the error handler";
        }
        return ELSEWHERE.entrySet().stream()
                .filter(entry -> id.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        used.forEach((id, count) -> lines.add(String.format("%-40s %8d  %s", id, count, count == 0 ? reason(id) : "")
                .stripTrailing()));
        Files.write(file, lines);
    }
}
