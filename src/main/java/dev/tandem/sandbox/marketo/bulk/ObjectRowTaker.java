package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.marketo.object.ObjectWriter;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.List;

/** Takes rows as custom objects: an upsert by the dedupe fields each. */
final class ObjectRowTaker implements RowTaker {

    /** What is said of a row without key (Adobe, "Bulk Custom Object Import"). */
    private static final String NO_KEY = "missing.dedupe.fields";

    private final Database database;
    private final ObjectType type;
    private final ObjectWriter writer;
    private final Author author;

    ObjectRowTaker(Database database, ObjectType type, Author author) {
        this.database = database;
        this.type = type;
        this.writer = new ObjectWriter(type, database);
        this.author = author;
    }

    @Override
    public Taken take(List<String> header, List<String> row) {
        if (row.size() != header.size()) {
            return new Taken.Failed("The row has " + row.size() + " values instead of " + header.size());
        }
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                record.put(header.get(i), row.get(i));
            } else if (database.behaves(OpenPoint.EMPTY_CELL, "clears")) {
                record.putNull(header.get(i));
            }
        }
        if (type.dedupeFields().stream()
                .anyMatch(key -> record.path(key.name()).asText("").isBlank())) {
            return new Taken.Failed(NO_KEY);
        }
        try {
            writer.upsert(record, author);
            return new Taken.Imported();
        } catch (Refusal refusal) {
            return new Taken.Failed(refusal.getMessage());
        }
    }
}
