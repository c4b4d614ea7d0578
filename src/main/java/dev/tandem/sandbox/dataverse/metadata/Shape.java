package dev.tandem.sandbox.dataverse.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a metadata object is shown.
 *
 * @param selected the wanted properties; empty for all
 * @param expanded the shapes of wanted navigation properties
 */
record Shape(List<String> selected, Map<String, Shape> expanded) {

    private static final Set<String> NAVIGATION = Set.of("OptionSet", "GlobalOptionSet");

    /** The shape that {@code $select} and {@code $expand} describe. */
    static Shape of(Map<String, String> options) {
        String select = options.getOrDefault("$select", "");
        List<String> selected = select.isBlank()
                ? List.of()
                : Arrays.stream(select.split(",", -1)).map(String::trim).toList();
        Map<String, Shape> expanded = new LinkedHashMap<>();
        for (String one : split(options.getOrDefault("$expand", ""), ',')) {
            int open = one.indexOf('(');
            String inner = open < 0 ? "" : one.substring(open + 1, one.lastIndexOf(')'));
            Map<String, String> nested = new LinkedHashMap<>();
            split(inner, ';').forEach(option -> {
                int equals = option.indexOf('=');
                nested.put(equals < 0 ? option : option.substring(0, equals), option.substring(equals + 1));
            });
            expanded.put(open < 0 ? one : one.substring(0, open), of(nested));
        }
        return new Shape(selected, expanded);
    }

    /** The object as it shall be shown. */
    ObjectNode apply(ObjectNode full) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String name : selected) {
            if (!full.has(name) || NAVIGATION.contains(name)) {
                throw Refusal.malformed("Could not find a property named '" + name + "' on type '"
                        + full.path("@odata.type")
                                .asText("#Microsoft.Dynamics.CRM.EntityMetadata")
                                .substring(1) + "'.");
            }
        }
        full.properties().forEach(member -> {
            String name = member.getKey();
            boolean always = name.equals("@odata.type") || name.equals("MetadataId");
            if (!NAVIGATION.contains(name) && (selected.isEmpty() || selected.contains(name) || always)) {
                shown.set(name, member.getValue());
            }
        });
        expanded.forEach((name, shape) -> {
            JsonNode member = full.path(name);
            if (member instanceof ObjectNode object) {
                shown.set(name, shape.apply(object));
            } else if (member.isNull()) {
                shown.putNull(name);
            }
        });
        return shown;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? separator : text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == separator && (depth == 0 || i == text.length())) {
                if (i > start) {
                    parts.add(text.substring(start, i).trim());
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
