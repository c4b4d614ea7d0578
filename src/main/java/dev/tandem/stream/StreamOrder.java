package dev.tandem.stream;

import dev.tandem.stream.StreamFileProblem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders streams so that each comes after those its rows point to. */
final class StreamOrder {

    private StreamOrder() {}

    static List<StreamDefinition> of(List<StreamFile> files) {
        Map<String, StreamFile> waiting = new LinkedHashMap<>();
        files.forEach(file -> waiting.put(file.name(), file));
        List<StreamDefinition> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            StreamFile next = waiting.values().stream()
                    .filter(file -> file.after().stream().noneMatch(waiting::containsKey))
                    .findFirst()
                    .orElseThrow(() -> circle(waiting));
            ordered.add(next.definition());
            waiting.remove(next.name());
        }
        return ordered;
    }

    /** Each waiting stream waits for another waiting one, so that following them must come round. */
    private static StreamFileProblem circle(Map<String, StreamFile> waiting) {
        List<String> path = new ArrayList<>();
        String name = waiting.keySet().iterator().next();
        while (!path.contains(name)) {
            path.add(name);
            name = waiting.get(name).after().stream()
                    .filter(waiting::containsKey)
                    .findFirst()
                    .orElseThrow();
        }
        StreamFile file = waiting.get(name);
        String round = String.join(", ", path.subList(path.indexOf(name), path.size()));
        return new StreamFileProblem(List.of(new Problem(
                file.path(),
                file.line("/after"),
                "after",
                "the streams " + round + " wait for each other; take one name out of an 'after' list")));
    }
}
