package dev.tandem.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reviewed list of patches, {@code contracts/marketo-patches.yaml}; its head says how to read it. */
final class PatchFile {

    private static final Set<String> MEMBERS = Set.of("because", "section", "at", "optional", "set");

    private PatchFile() {}

    /** All patches, each alone. */
    static List<Patch> read() {
        try (InputStream file = PatchFile.class.getResourceAsStream("/contracts/marketo-patches.yaml")) {
            List<Patch> patches = new ArrayList<>();
            new YAMLMapper().readTree(file).forEach(entry -> patches.addAll(patches(entry)));
            return patches;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Patch> patches(JsonNode entry) {
        entry.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException("a patch has no " + name + ": " + entry);
            }
        });
        String because = text(entry, "because") + " (" + text(entry, "section") + ")";
        List<Patch> patches = new ArrayList<>();
        for (JsonNode at : entry.path("at")) {
            for (Patch.Change change : changes(entry)) {
                patches.add(new Patch(at.asText(), change, because));
            }
        }
        if (patches.isEmpty()) {
            throw new IllegalArgumentException("a patch changes nothing: " + entry);
        }
        return patches;
    }

    private static List<Patch.Change> changes(JsonNode entry) {
        List<Patch.Change> changes = new ArrayList<>();
        entry.path("optional").forEach(member -> changes.add(new Patch.Change.Optional(member.asText())));
        for (Map.Entry<String, JsonNode> set : entry.path("set").properties()) {
            changes.add(new Patch.Change.Set(set.getKey(), set.getValue()));
        }
        return changes;
    }

    private static String text(JsonNode entry, String member) {
        String text = entry.path(member).asText();
        if (text.isBlank()) {
            throw new IllegalArgumentException("a patch lacks its " + member + ": " + entry);
        }
        return text;
    }
}
