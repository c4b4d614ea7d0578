package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Assignment;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.List;
import java.util.Optional;

/** Creates and updates objects of one type by key, one after the other. */
public final class ObjectWriter {

    private final ObjectType type;
    private final Database database;

    /** Writes objects of this type. */
    public ObjectWriter(ObjectType type, Database database) {
        this.type = type;
        this.database = database;
    }

    /**
     * A written object.
     *
     * @param row the object
     * @param status {@code created} or {@code updated}
     */
    public record Written(Row row, String status) {}

    /**
     * Writes an object by its external key, be it there or not.
     *
     * @throws Refusal when it cannot be written
     */
    public Written upsert(JsonNode record, Author author) {
        return write("createOrUpdate", KeyMode.DEDUPE_FIELDS, record, author);
    }

    /** Writes an object as the action says: {@code createOrUpdate}, {@code createOnly} or {@code updateOnly}. */
    Written write(String action, KeyMode mode, JsonNode record, Author author) {
        List<String> key = mode.key(type, record);
        ObjectRecord checked = ObjectRecord.read(type, mode, record);
        Optional<Row> present = mode.find(type, key);
        if (present.isEmpty() && action.equals("updateOnly")) {
            boolean usual = database.behaves(OpenPoint.UNKNOWN_OBJECT, "1013");
            throw new Refusal(usual ? ErrorCode.OBJECT_NOT_FOUND : ErrorCode.LEAD_NOT_FOUND, "Object not found");
        }
        if (present.isPresent() && action.equals("createOnly")) {
            throw new Refusal(ErrorCode.OBJECT_EXISTS);
        }
        if (present.isEmpty()) {
            checked.requireAll(type.keys().required());
            return new Written(database.create(type, checked.values(), author), "created");
        }
        update(present.get(), checked, author);
        return new Written(present.get(), "updated");
    }

    private void update(Row row, ObjectRecord record, Author author) {
        record.check(type, row);
        for (Assignment each : record.values()) {
            // the key stays as it was created; a sent one differs by its case at most
            if (!type.isDedupe(each.field())) {
                database.change(type, row, each.field(), each.value(), author);
            }
        }
    }
}
