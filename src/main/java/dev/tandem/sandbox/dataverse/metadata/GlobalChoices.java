package dev.tandem.sandbox.dataverse.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import dev.tandem.sandbox.dataverse.tables.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Choices that several columns share: those that lead and opportunity have in common, under the name of the column
 * (Microsoft, "Query table definitions", {@code GlobalOptionSetDefinitions}).
 */
final class GlobalChoices {

    static final String ROOT = "GlobalOptionSetDefinitions";

    private static final Set<String> NAMES =
            Set.of("budgetstatus", "initialcommunication", "need", "purchaseprocess", "purchasetimeframe");
    private static final Pattern PATH = Pattern.compile(
            ROOT + "(?:\\((?:Name='(\\w+)'|([0-9a-fA-F-]{36}))\\))?(?:/Microsoft\\.Dynamics\\.CRM\\.(\\w+))?");

    private final Tables tables;

    GlobalChoices(Tables tables) {
        this.tables = tables;
    }

    /**
     * What a path addresses.
     *
     * @param nodes the choices; exactly one when the path has a key
     * @param single whether the path has a key
     */
    record Found(List<ObjectNode> nodes, boolean single) {}

    /** Whether a column's options are a global choice. */
    static boolean isGlobal(Column column) {
        return column.type() == ColumnType.PICKLIST && NAMES.contains(column.name());
    }

    /**
     * The choices of a path; empty when it has another form.
     *
     * @throws Refusal 404 when the path has a key that no choice has
     */
    Optional<Found> find(String path) {
        Matcher form = PATH.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        String name = form.group(1);
        String id = form.group(2);
        boolean single = name != null || id != null;
        List<ObjectNode> nodes = all().stream()
                .filter(one -> form.group(3) == null
                        || one.path("@odata.type").asText().endsWith("." + form.group(3)))
                .filter(one -> name == null || one.path("Name").asText().equals(name))
                .filter(one -> id == null || one.path("MetadataId").asText().equalsIgnoreCase(id))
                .toList();
        if (single && nodes.isEmpty()) {
            throw new Refusal(404, "0x80060888", "Could not find an optionset with specified " + path + ".");
        }
        return Optional.of(new Found(nodes, single));
    }

    private List<ObjectNode> all() {
        Map<String, ObjectNode> byName = new TreeMap<>();
        tables.addressable().forEach(table -> table.columns().stream()
                .filter(GlobalChoices::isGlobal)
                .forEach(column -> byName.putIfAbsent(column.name(), of(column))));
        return List.copyOf(byName.values());
    }

    /** The choice behind a column. */
    static ObjectNode of(Column column) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.put("@odata.type", "#Microsoft.Dynamics.CRM.OptionSetMetadata");
        set.put("Name", column.name());
        set.put("IsGlobal", true);
        set.put("IsCustomOptionSet", false);
        set.put("OptionSetType", "Picklist");
        set.put("MetadataId", Labels.id("global choice " + column.name()));
        set.set("DisplayName", Labels.label(column.label()));
        set.set("Description", Labels.label(""));
        ArrayNode options = set.putArray("Options");
        column.options().forEach(option -> options.add(Attributes.option(option)));
        return set;
    }
}
