package dev.tandem.sandbox.dataverse.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The parameters of an action, read one by one. A missing or unsuitable one is refused by its name. */
record Parameters(JsonNode object) {

    private static final String TYPE = "@odata.type";
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    /** Refuses parameters that the action does not have. */
    void only(String action, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Refusal.payload("The parameter '" + name
                        + "' in the request payload is not a valid parameter for the operation '" + action + "'.");
            }
        });
    }

    boolean flag(String name) {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw unsuitable(name, "Edm.Boolean");
        }
        return value.booleanValue();
    }

    int number(String name) {
        JsonNode value = required(name);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw unsuitable(name, "Edm.Int32");
        }
        return value.intValue();
    }

    /** A parameter that is an object. */
    JsonNode entity(String name) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw unsuitable(name, "Microsoft.Dynamics.CRM.crmbaseentity");
        }
        return value;
    }

    /** The row that a parameter refers to by its type and key; it must exist. */
    Row row(Database database, String name) {
        JsonNode reference = entity(name);
        Table table = table(database, name, reference);
        String id = reference
                .path(
                        reference.has(table.key())
                                ? table.key()
                                : table.identity().edmKey())
                .asText();
        if (id.isEmpty()) {
            throw new Refusal(400, "0x80040203", "The parameter '" + name + "' has no '" + table.key() + "'.");
        }
        return database.of(table).find(Keys.guid(id)).orElseThrow(() -> Refusal.noSuchRow(table.name(), Keys.guid(id)));
    }

    /** The same of each member of a list, in its order. */
    List<Row> rows(Database database, String name) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode reference : list(name)) {
            rows.add(new Parameters(JsonNodeFactory.instance.objectNode().set(name, reference)).row(database, name));
        }
        return rows;
    }

    /** A parameter that is a list of objects. */
    List<JsonNode> list(String name) {
        JsonNode value = required(name);
        List<JsonNode> members = new ArrayList<>();
        value.forEach(members::add);
        if (!value.isArray() || !members.stream().allMatch(JsonNode::isObject)) {
            throw unsuitable(name, "Collection(Microsoft.Dynamics.CRM.crmbaseentity)");
        }
        return members;
    }

    /** A parameter that is an id. */
    UUID id(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw unsuitable(name, "Edm.Guid");
        }
        return Keys.guid(value.asText());
    }

    /** The same of a parameter that may be left out or null. */
    Optional<Row> optionalRow(Database database, String name) {
        return object.hasNonNull(name) ? Optional.of(row(database, name)) : Optional.empty();
    }

    private static Table table(Database database, String name, JsonNode reference) {
        String type = reference.path(TYPE).asText().replaceFirst("^#", "");
        if (!type.startsWith(NAMESPACE)) {
            throw Refusal.payload("The parameter '" + name + "' has no valid '" + TYPE + "'.");
        }
        String table = type.substring(NAMESPACE.length());
        return database.tables()
                .find(table)
                .filter(one -> !one.set().isEmpty())
                .orElseThrow(() -> Refusal.payload("The type '" + table + "' of '" + name + "' is not known."));
    }

    private JsonNode required(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new Refusal(400, "0x80040203", "Required field '" + name + "' is missing.");
        }
        return value;
    }

    private static Refusal unsuitable(String name, String type) {
        return Refusal.payload("Cannot convert the value of '" + name + "' to the expected type '" + type + "'.");
    }
}
