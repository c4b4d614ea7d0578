package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The steps of the route files. */
final class RouteSteps {

    /** What is no step of its own: it was passed when a step in it was, or is part of an error handler. */
    private static final Set<String> NO_STEPS = Set.of(
            "route",
            "from",
            "doTry",
            "when",
            "doCatch",
            "doFinally",
            "onException",
            "onWhen",
            "routeConfiguration",
            "routeTemplate");

    private final Map<String, String> kinds = new TreeMap<>();

    private RouteSteps() {}

    /** Reads every {@code *.camel.yaml} of a folder. */
    static RouteSteps of(Path folder) throws IOException {
        RouteSteps steps = new RouteSteps();
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList()) {
                steps.collect("", yaml.readTree(file.toFile()));
            }
        }
        return steps;
    }

    private void collect(String kind, JsonNode node) {
        if (node.isArray()) {
            node.forEach(child -> collect(kind, child));
        } else if (node.isObject()) {
            if (node.path("id").isTextual() && !node.path("id").asText().contains("{{")) {
                kinds.put(node.path("id").asText(), kind);
            }
            node.properties().forEach(entry -> collect(entry.getKey(), entry.getValue()));
        }
    }

    /** The ids of the steps. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        kinds.forEach((id, kind) -> {
            if (!NO_STEPS.contains(kind)) {
                ids.add(id);
            }
        });
        return ids;
    }
}
