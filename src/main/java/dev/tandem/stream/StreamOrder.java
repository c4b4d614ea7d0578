package dev.tandem.stream;

import dev.tandem.stream.StreamFileProblem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders streams so that each comes after those its rows point to. */
final class StreamOrder {

    private StreamOrder() {}

    static List<StreamDefinition> of(List<StreamDefinition> streams) {
        Map<String, StreamDefinition> waiting = new LinkedHashMap<>();
        streams.forEach(stream -> waiting.put(stream.name(), stream));
        List<StreamDefinition> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            StreamDefinition next = waiting.values().stream()
                    .filter(stream -> stream.after().stream().noneMatch(waiting::containsKey))
                    .findFirst()
                    .orElseThrow(() -> circle(waiting));
            ordered.add(next);
            waiting.remove(next.name());
        }
        return ordered;
    }

    private static StreamFileProblem circle(Map<String, StreamDefinition> waiting) {
        return new StreamFileProblem(List.of(new Problem(
                Path.of("config", "streams"),
                0,
                "after",
                "the streams " + String.join(", ", waiting.keySet())
                        + " wait for each other; take one name out of an 'after' list")));
    }
}
