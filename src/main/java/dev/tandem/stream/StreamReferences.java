package dev.tandem.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.stream.StreamFileProblem.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what a schema cannot: that names used by one stream file exist in another, and once only. */
final class StreamReferences {

    private StreamReferences() {}

    static void check(List<StreamFile> files, List<Problem> problems) {
        Set<String> names = files.stream().map(StreamFile::name).collect(Collectors.toSet());
        Map<String, StreamFile> seen = new HashMap<>();
        for (StreamFile file : files) {
            StreamFile first = seen.putIfAbsent(file.name(), file);
            if (first != null) {
                problems.add(at(
                        file,
                        "/stream",
                        "stream",
                        "is the stream of " + first.path().getFileName() + " already; choose another name"));
            }
            known(file, "/after", names, problems);
            file.root().get("fields").properties().forEach(entry -> {
                known(file, "/fields/" + entry.getKey() + "/to", names, problems);
            });
            known(file, "/relates-to/stream", names, problems);
            linksOfCustomObjects(file, problems);
            fieldsOnce(file, problems);
        }
    }

    private static void known(StreamFile file, String pointer, Set<String> names, List<Problem> problems) {
        JsonNode place = file.root().at(pointer);
        if (place.isTextual()) {
            known(file, pointer, pointer, place.asText(), names, problems);
        }
        for (int i = 0; i < place.size(); i++) {
            known(file, pointer + "/" + i, pointer, place.get(i).asText(), names, problems);
        }
    }

    private static void known(
            StreamFile file, String pointer, String member, String name, Set<String> names, List<Problem> problems) {
        if (!names.contains(name)) {
            problems.add(at(
                    file,
                    pointer,
                    member.substring(1).replace('/', '.'),
                    "names the stream " + name + ", which no file defines; add its file or take the name out"));
        }
    }

    private static void linksOfCustomObjects(StreamFile file, List<Problem> problems) {
        if (file.root().at("/marketo/object").asText().equals("custom-object")) {
            return;
        }
        file.root().get("fields").properties().stream()
                .filter(entry -> entry.getValue().has("link"))
                .forEach(entry -> problems.add(at(
                        file,
                        "/fields/" + entry.getKey() + "/link",
                        "fields." + entry.getKey() + ".link",
                        "makes a link, which only a custom object can have; take 'link' out")));
    }

    private static void fieldsOnce(StreamFile file, List<Problem> problems) {
        Set<String> used = new HashSet<>();
        file.root().get("fields").properties().forEach(entry -> {
            JsonNode line = entry.getValue();
            String field = line.isTextual() ? line.asText() : line.get("field").asText();
            if (!used.add(field)) {
                problems.add(at(
                        file,
                        "/fields/" + entry.getKey(),
                        "fields." + entry.getKey(),
                        "writes the Marketo field " + field
                                + ", which another line writes already; remove one of the two"));
            }
        });
    }

    private static Problem at(StreamFile file, String pointer, String field, String repair) {
        return new Problem(file.path(), file.line(pointer), field, repair);
    }
}
