package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import java.io.IOException;

/** What objects show in their fields. */
public final class ObjectValues {

    private ObjectValues() {}

    /** The value of a field, be it kept among the values or by the record itself; null for none. */
    public static Object of(Row row, Field field) {
        if (!field.rules().readOnly()) {
            return row.get(field.slot());
        }
        return switch (field.name()) {
            case "id" -> row.id();
            case "createdAt" -> (long) row.createdAt();
            case "updatedAt" -> (long) row.updatedAt();
            default -> row.get(field.slot());
        };
    }

    /** Writes the id by which an answer names an object: {@code id} or {@code marketoGUID}. */
    static void writeId(JsonGenerator out, ObjectType type, Row row) throws IOException {
        Field id = type.idField();
        ValueWriter.member(out, id, of(row, id));
    }
}
