package dev.tandem.sandbox.dataverse.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a write after its names and JSON types were checked.
 *
 * @param values plain values by column, not yet checked against lengths, ranges and options
 * @param binds the addresses that lookups shall point to; empty for nowhere
 * @param nested new rows behind lookups and in collections, and the addresses of existing rows for collections, by the
 *     name of the member
 */
record Body(Map<Column, Object> values, Map<Navigation, Optional<String>> binds, Map<String, JsonNode> nested) {

    /** The end of the name of a member that points to existing rows. */
    static final String BIND = "@odata.bind";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads a JSON object; an empty body is an empty object. */
    static JsonNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode body = JSON.readTree(bytes);
            if (body.isObject()) {
                return body;
            }
            throw Refusal.payload("The body is not a JSON object.");
        } catch (JsonProcessingException e) {
            throw Refusal.payload("The body is not valid JSON.");
        } catch (IOException e) {
            throw Refusal.payload("The body cannot be read.");
        }
    }

    /** A body that sets or clears one lookup. */
    static Body lookup(Navigation navigation, Optional<String> address) {
        return new Body(Map.of(), Map.of(navigation, address), Map.of());
    }

    /** Reads the members of an object as columns and lookups of a table, which may have no nested rows. */
    static Body of(Table table, JsonNode object) {
        Body body = deep(table, object);
        if (!body.nested().isEmpty()) {
            throw Refusal.lacking("nested rows in other requests than POST");
        }
        return body;
    }

    /** Reads the members of an object as columns and lookups of a table, and its nested rows. */
    static Body deep(Table table, JsonNode object) {
        Body body = new Body(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        object.properties().forEach(member -> checkName(table, member.getKey()));
        object.properties().forEach(member -> body.take(table, member.getKey(), member.getValue()));
        return body;
    }

    private static void checkName(Table table, String name) {
        if (name.endsWith(BIND)) {
            String navigation = name.substring(0, name.length() - BIND.length());
            if (table.navigation(navigation).isEmpty()
                    && table.collection(navigation).isEmpty()) {
                throw Refusal.unknownProperty(navigation, table.name());
            }
        } else if (!name.contains("@")
                && table.property(name).isEmpty()
                && table.navigation(name).isEmpty()
                && table.collection(name).isEmpty()) {
            throw Refusal.unknownProperty(name, table.name());
        }
    }

    private void take(Table table, String name, JsonNode value) {
        if (name.endsWith(BIND)) {
            bind(table, name, value);
            return;
        }
        if (name.contains("@")) {
            return;
        }
        Optional<Column> column = table.property(name);
        if (column.isPresent()) {
            plain(column.get(), value);
        } else if (value.isNull() && table.navigation(name).isPresent()) {
            binds.put(table.navigation(name).get(), Optional.empty());
        } else {
            nest(name, value, table.navigation(name).isEmpty());
        }
    }

    private void bind(Table table, String name, JsonNode value) {
        Optional<Navigation> navigation = table.navigation(name.substring(0, name.length() - BIND.length()));
        if (navigation.isEmpty()) {
            nest(name, value, true);
        } else if (value.isTextual() || value.isNull()) {
            binds.put(navigation.get(), value.isNull() ? Optional.empty() : Optional.of(value.asText()));
        } else {
            throw Refusal.payload("The value of '" + name + "' is not an address.");
        }
    }

    private void nest(String name, JsonNode value, boolean many) {
        if (many ? !value.isArray() : !value.isObject()) {
            throw Refusal.payload("The value of '" + name + "' is not " + (many ? "a list." : "an object."));
        }
        nested.put(name, value);
    }

    private void plain(Column column, JsonNode value) {
        if (column.type().isLookup()) {
            throw new Refusal(
                    400,
                    "0x80060888",
                    "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.");
        }
        values.put(column, value.isNull() ? null : typed(column, value));
    }

    /** The JSON value as a plain object of the column's JSON type; dates and GUIDs stay text. */
    private static Object typed(Column column, JsonNode value) {
        boolean suits =
                switch (column.type()) {
                    case STRING, MEMO, MULTI_SELECT_PICKLIST, DATE_TIME, UNIQUEIDENTIFIER -> value.isTextual();
                    case BOOLEAN -> value.isBoolean();
                    case INTEGER, PICKLIST, STATE, STATUS, BIGINT -> value.isIntegralNumber();
                    default -> value.isNumber();
                };
        if (!suits) {
            throw Refusal.payload("Cannot convert the literal '" + shown(value) + "' to the expected type '"
                    + column.type().typeName() + "' of '" + column.name() + "'.");
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : (Object) new BigDecimal(value.asText());
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.getNodeType().toString();
    }
}
