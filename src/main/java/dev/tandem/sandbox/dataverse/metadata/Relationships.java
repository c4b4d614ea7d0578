package dev.tandem.sandbox.dataverse.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.tables.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code RelationshipDefinitions} addresses: all relationships or one, of any kind or of the kind of a cast. */
final class Relationships {

    static final String ROOT = "RelationshipDefinitions";

    private static final Pattern PATH = Pattern.compile(ROOT + "(?:\\((?:SchemaName='(\\w+)'|([0-9a-fA-F-]{36}))\\))?"
            + "(?:/(Microsoft\\.Dynamics\\.CRM\\.\\w+))?");

    private final Tables tables;

    Relationships(Tables tables) {
        this.tables = tables;
    }

    /**
     * What a path addresses.
     *
     * @param nodes the relationships; exactly one when the path has a key
     * @param single whether the path has a key
     */
    record Found(List<ObjectNode> nodes, boolean single) {}

    /**
     * The relationships of a path; empty when it has another form.
     *
     * @throws Refusal 404 when the path has a key that no relationship of its kind has
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
                .filter(one -> isOf(one, form.group(3)))
                .filter(one -> name == null || one.path("SchemaName").asText().equals(name))
                .filter(one -> id == null || one.path("MetadataId").asText().equalsIgnoreCase(id))
                .toList();
        if (single && nodes.isEmpty()) {
            throw new Refusal(404, "0x80060888", "Could not find a relationship with specified " + path + ".");
        }
        return Optional.of(new Found(nodes, single));
    }

    /** Each relationship once, though those of many to many hang on two tables. */
    private List<ObjectNode> all() {
        Map<String, ObjectNode> byName = new LinkedHashMap<>();
        List<ObjectNode> all = new ArrayList<>(Entities.allOneToMany(tables));
        tables.addressable().forEach(table -> all.addAll(Entities.members(tables, table, "ManyToManyRelationships")));
        all.forEach(one -> byName.putIfAbsent(one.path("SchemaName").asText(), one));
        return List.copyOf(byName.values());
    }

    private static boolean isOf(ObjectNode node, String cast) {
        return cast == null || node.path("@odata.type").asText().equals("#" + cast);
    }
}
