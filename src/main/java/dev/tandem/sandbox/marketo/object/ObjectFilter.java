package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which objects a query asks for: those with one of up to 300 keys. The keys come as a list, or with a JSON body as the
 * records of {@code input}, which compound keys need.
 */
record ObjectFilter(List<Field> fields, Set<List<String>> keys) {

    private static final int FILTER_VALUES = 300;

    /**
     * The filter of a query.
     *
     * @throws Refusal 1002 for a missing parameter, 1006 and 1011 for a field that does not exist or not serve, 1003
     *     for keys of the wrong number or form
     */
    static ObjectFilter of(ObjectType type, Request request) {
        List<Field> fields = fields(type, request.parameters().require("filterType"));
        return new ObjectFilter(
                fields, request.body().has("input") ? fromBody(request, fields) : fromList(request, fields));
    }

    private static List<Field> fields(ObjectType type, String name) {
        return switch (name) {
            case "idField" -> KeyMode.ID_FIELD.fields(type);
            case "dedupeFields" -> KeyMode.DEDUPE_FIELDS.fields(type);
            default -> List.of(type.table().schema().requireSearchable(name));
        };
    }

    private static Set<List<String>> fromList(Request request, List<Field> fields) {
        if (fields.size() > 1) {
            throw new Refusal(ErrorCode.INVALID_DATA, "A compound key must be sent as 'input' in a JSON body");
        }
        Set<List<String>> keys = new LinkedHashSet<>();
        for (String value : request.parameters().requireList("filterValues", FILTER_VALUES)) {
            if (fields.get(0).isId()) {
                Parameters.integer("id", value);
            }
            keys.add(List.of(value));
        }
        return keys;
    }

    private static Set<List<String>> fromBody(Request request, List<Field> fields) {
        Set<List<String>> keys = new LinkedHashSet<>();
        for (JsonNode record : request.input()) {
            keys.add(KeyMode.key(fields, record));
        }
        return keys;
    }

    /** The matching objects in the order of their creation. */
    List<Row> matches(ObjectType type) {
        Map<Integer, Row> matches = new TreeMap<>();
        for (List<String> key : keys) {
            List<Row> found = fields.size() > 1
                    ? type.table().findByKey(fields, key).stream().toList()
                    : type.table().find(fields.get(0), key.get(0));
            found.forEach(row -> matches.put(row.id(), row));
        }
        return new ArrayList<>(matches.values());
    }
}
