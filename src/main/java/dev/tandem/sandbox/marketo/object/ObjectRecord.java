package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Assignment;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Link;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.ValueReader;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One checked record of a sync.
 *
 * @param values the values for the object
 */
record ObjectRecord(List<Assignment> values) {

    /**
     * Checks every member of a record.
     *
     * @throws Refusal 1006 for an unknown or hidden field, 1003 for one that only Marketo writes, 1001 or 1003 for a bad value,
     *     the link's own code for a link into nothing
     */
    static ObjectRecord read(ObjectType type, KeyMode mode, JsonNode record) {
        List<Assignment> values = new ArrayList<>(record.size());
        for (Map.Entry<String, JsonNode> member : record.properties()) {
            Field field = type.table().schema().usable(member.getKey());
            if (mode == KeyMode.ID_FIELD && field.name().equals(type.keys().id())) {
                continue;
            }
            if (field.rules().readOnly()) {
                throw new Refusal(ErrorCode.INVALID_DATA, "Field '" + field.name() + "' cannot be updated");
            }
            Object value = ValueReader.read(field, member.getValue());
            for (Link link : type.links()) {
                if (link.field().equals(field.name())) {
                    link.check(value);
                }
            }
            values.add(new Assignment(field, value));
        }
        return new ObjectRecord(values);
    }

    /** Refuses a new object that lacks a value which it must have (1003). */
    void requireAll(List<String> names) {
        for (String name : names) {
            if (values.stream().noneMatch(each -> each.field().name().equals(name) && each.value() != null)) {
                throw new Refusal(ErrorCode.INVALID_DATA, "Value for required field '" + name + "' not found");
            }
        }
    }

    /** Refuses what an object cannot become: one of another key, or one without a value that it must have (1003). */
    void check(ObjectType type, Row present) {
        for (Assignment each : values) {
            Field field = each.field();
            boolean cleared = each.value() == null;
            if (cleared && type.keys().required().contains(field.name())) {
                throw new Refusal(ErrorCode.INVALID_DATA, "Field '" + field.name() + "' cannot be empty");
            }
            if (type.isDedupe(field)
                    && (cleared
                            || !each.value()
                                    .toString()
                                    .equalsIgnoreCase(present.get(field.slot()).toString()))) {
                throw new Refusal(ErrorCode.INVALID_DATA, "Field '" + field.name() + "' cannot be updated");
            }
        }
    }
}
