package dev.tandem.sandbox.dataverse.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.dataverse.tables.Tables;
import java.util.ArrayList;
import java.util.List;

/** Tables as {@code EntityMetadata}, and what hangs on them. */
final class Entities {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Entities() {}

    /** The properties of one table. */
    static ObjectNode of(Table table) {
        Table.Identity identity = table.identity();
        ObjectNode node = NODES.objectNode();
        node.put("LogicalName", identity.name());
        node.put("SchemaName", identity.schemaName());
        node.put("EntitySetName", identity.set());
        node.put("LogicalCollectionName", identity.set());
        node.put("CollectionSchemaName", identity.schemaName() + "s");
        node.put("PrimaryIdAttribute", identity.key());
        node.put("PrimaryNameAttribute", identity.primaryName().isEmpty() ? null : identity.primaryName());
        node.put("ObjectTypeCode", identity.objectTypeCode());
        node.put("OwnershipType", identity.ownership());
        node.put("IsCustomEntity", identity.custom());
        node.put("IsIntersect", identity.name().equals("teammembership"));
        node.put("IsActivity", false);
        node.put("ChangeTrackingEnabled", table.tracksChanges());
        node.set("CanChangeTrackingBeEnabled", Labels.managed(NODES.booleanNode(true), "canchangetrackingbeenabled"));
        node.put("IsOptimisticConcurrencyEnabled", true);
        node.set("DisplayName", Labels.label(identity.label()));
        node.set("DisplayCollectionName", Labels.label(identity.pluralLabel()));
        node.put("MetadataId", Labels.id(identity.name()));
        return node;
    }

    /** What a navigation property of table metadata holds. */
    static List<ObjectNode> members(Tables tables, Table table, String name) {
        List<ObjectNode> members = new ArrayList<>();
        switch (name) {
            case "Attributes" -> table.columns().forEach(column -> members.add(Attributes.of(table, column)));
            case "ManyToOneRelationships" ->
                table.columns().forEach(column -> column.navigations()
                        .forEach(one -> relationships(tables, column, one).forEach(members::add)));
            case "OneToManyRelationships" -> members.addAll(oneToMany(tables, table));
            case "ManyToManyRelationships" ->
                table.collections().forEach(one -> {
                    if (one instanceof Collection.ManyToMany pair) {
                        members.add(manyToMany(table, pair));
                    }
                });
            case "Keys" -> table.alternateKeys().forEach(key -> members.add(key(table, key)));
            default -> {
                return List.of();
            }
        }
        return members;
    }

    /** All relationships of which a table's rows are the many. */
    static List<ObjectNode> allOneToMany(Tables tables) {
        List<ObjectNode> all = new ArrayList<>();
        tables.addressable().forEach(table -> all.addAll(members(tables, table, "ManyToOneRelationships")));
        return all;
    }

    private static List<ObjectNode> oneToMany(Tables tables, Table table) {
        return allOneToMany(tables).stream()
                .filter(one -> one.path("ReferencedEntity").asText().equals(table.name()))
                .toList();
    }

    private static List<ObjectNode> relationships(Tables tables, Column column, Navigation navigation) {
        if (!navigation.target().equals("principal")) {
            return List.of(relationship(tables, navigation, navigation.target()));
        }
        return column.targets().stream()
                .map(target -> relationship(tables, navigation, target))
                .toList();
    }

    private static ObjectNode relationship(Tables tables, Navigation navigation, String target) {
        String name = navigation.collection().isEmpty()
                ? navigation.table() + "_" + navigation.column() + "_" + target
                : navigation.collection();
        ObjectNode node = NODES.objectNode();
        node.put("@odata.type", "#Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata");
        node.put("SchemaName", name);
        node.put("RelationshipType", "OneToManyRelationship");
        node.put("ReferencingEntity", navigation.table());
        node.put("ReferencingAttribute", navigation.column());
        node.put("ReferencedEntity", target);
        node.put("ReferencedAttribute", tables.get(target).key());
        node.put("ReferencingEntityNavigationPropertyName", navigation.name());
        node.put("ReferencedEntityNavigationPropertyName", name);
        node.put("IsCustomRelationship", navigation.table().startsWith("new_"));
        node.set(
                "CascadeConfiguration",
                NODES.objectNode().put("Delete", navigation.cascadesDelete() ? "Cascade" : "RemoveLink"));
        node.put("MetadataId", Labels.id("relationship " + name));
        return node;
    }

    private static ObjectNode manyToMany(Table table, Collection.ManyToMany pair) {
        ObjectNode node = NODES.objectNode();
        node.put("@odata.type", "#Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata");
        node.put("SchemaName", pair.name());
        node.put("RelationshipType", "ManyToManyRelationship");
        node.put("IntersectEntityName", pair.intersect());
        node.put("Entity1LogicalName", table.name());
        node.put("Entity1IntersectAttribute", pair.ownColumn());
        node.put("Entity1NavigationPropertyName", pair.name());
        node.put("Entity2LogicalName", pair.target());
        node.put("Entity2IntersectAttribute", pair.otherColumn());
        node.put("Entity2NavigationPropertyName", pair.name());
        node.put("MetadataId", Labels.id("relationship " + pair.name()));
        return node;
    }

    private static ObjectNode key(Table table, List<String> columns) {
        ObjectNode node = NODES.objectNode();
        node.put("LogicalName", String.join("_", columns));
        node.put("EntityLogicalName", table.name());
        ArrayNode attributes = node.putArray("KeyAttributes");
        columns.forEach(attributes::add);
        node.put("EntityKeyIndexStatus", "Active");
        node.put("MetadataId", Labels.id("key " + table + columns));
        return node;
    }
}
