package dev.tandem.sandbox.dataverse.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import dev.tandem.sandbox.dataverse.tables.Option;
import dev.tandem.sandbox.dataverse.tables.Table;

/** Columns as {@code AttributeMetadata}. */
final class Attributes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String TYPES = "#Microsoft.Dynamics.CRM.";

    private Attributes() {}

    /** All properties of one column, those of its own type included. */
    static ObjectNode of(Table table, Column column) {
        ObjectNode node = NODES.objectNode();
        node.put("@odata.type", TYPES + column.type().metadataType());
        node.put("LogicalName", column.name());
        node.put("SchemaName", column.schemaName());
        node.put("EntityLogicalName", table.name());
        node.put("MetadataId", Labels.id(table + "." + column.name()));
        node.put("AttributeType", column.type().attributeType());
        node.set(
                "AttributeTypeName",
                NODES.objectNode().put("Value", column.type().typeName()));
        node.putNull("AttributeOf");
        node.put("ColumnNumber", column.index() + 1);
        node.set("DisplayName", Labels.label(column.label()));
        node.set("Description", Labels.label(""));
        node.set(
                "RequiredLevel",
                Labels.managed(NODES.textNode(column.required()), "canmodifyrequirementlevelsettings"));
        node.put("IsPrimaryId", column.name().equals(table.key()));
        node.put("IsPrimaryName", column.name().equals(table.identity().primaryName()));
        node.put("IsCustomAttribute", column.name().startsWith("new_"));
        node.put("IsLogical", false);
        node.put("IsSecured", column.security().isSecured());
        node.put("IsValidForRead", true);
        node.put("IsValidForCreate", column.creatable());
        node.put("IsValidForUpdate", column.updatable());
        ownProperties(node, table, column);
        return node;
    }

    private static void ownProperties(ObjectNode node, Table table, Column column) {
        if (column.type().isText()) {
            node.put("MaxLength", column.maxLength());
            node.put("Format", column.format());
            node.set("FormatName", NODES.objectNode().put("Value", column.format()));
        } else if (column.type().isNumber()) {
            numbers(node, column);
        } else if (column.type() == ColumnType.DATE_TIME) {
            node.put("Format", column.format());
            node.set("DateTimeBehavior", NODES.objectNode().put("Value", column.dateOnly() ? "DateOnly" : "UserLocal"));
        } else if (column.type().isLookup()) {
            ArrayNode targets = node.putArray("Targets");
            column.targets().forEach(targets::add);
        } else if (!column.options().isEmpty()) {
            column.defaultValue().ifPresent(value -> node.putPOJO("DefaultValue", value));
            boolean global = GlobalChoices.isGlobal(column);
            node.set("OptionSet", global ? NODES.nullNode() : optionSet(table, column));
            node.set("GlobalOptionSet", global ? GlobalChoices.of(column) : NODES.nullNode());
        }
    }

    private static void numbers(ObjectNode node, Column column) {
        node.put("MinValue", column.min());
        node.put("MaxValue", column.max());
        if (column.type() != ColumnType.INTEGER) {
            node.put("Precision", column.precision());
        }
    }

    private static ObjectNode optionSet(Table table, Column column) {
        ObjectNode set = NODES.objectNode();
        set.put("Name", table + "_" + column.name());
        set.put("IsGlobal", false);
        set.put(
                "OptionSetType",
                column.type() == ColumnType.MULTI_SELECT_PICKLIST
                        ? "Picklist"
                        : column.type().attributeType());
        set.put("MetadataId", Labels.id("options of " + table + "." + column.name()));
        set.set("DisplayName", Labels.label(column.label()));
        if (column.type() == ColumnType.BOOLEAN) {
            set.set("FalseOption", option(column.options().get(0)));
            set.set("TrueOption", option(column.options().get(1)));
        } else {
            ArrayNode options = set.putArray("Options");
            column.options().forEach(option -> options.add(option(option)));
        }
        return set;
    }

    /** One option. */
    static ObjectNode option(Option option) {
        ObjectNode node = NODES.objectNode();
        option.state().ifPresent(state -> {
            node.put("@odata.type", TYPES + "StatusOptionMetadata");
            node.put("State", state);
        });
        option.defaultStatus().ifPresent(status -> {
            node.put("@odata.type", TYPES + "StateOptionMetadata");
            node.put("DefaultStatus", status);
        });
        node.put("Value", option.value());
        node.set("Label", Labels.label(option.label()));
        node.set("Description", Labels.label(""));
        node.putNull("Color");
        node.put("IsManaged", true);
        node.putNull("MetadataId");
        return node;
    }
}
