package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import dev.tandem.sandbox.marketo.wire.Envelope;
import java.io.IOException;
import java.util.List;

/** Describe of one kind of object. */
public final class DescribeObject {

    private DescribeObject() {}

    /** Writes what there is to know of a kind of object, and lets more members follow. */
    public static void write(JsonGenerator out, ObjectType type, Envelope.Content more) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", type.about().name());
        out.writeStringField("description", type.about().description());
        out.writeStringField("createdAt", ValueWriter.instant(type.about().createdAt()));
        out.writeStringField("updatedAt", ValueWriter.instant(type.about().updatedAt()));
        out.writeStringField("idField", type.keys().id());
        names(out, "dedupeFields", type.keys().dedupe());
        out.writeArrayFieldStart("searchableFields");
        for (List<String> key : type.searchable()) {
            out.writeStartArray();
            for (String name : key) {
                out.writeString(name);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("fields");
        for (Field field : type.table().schema().fields()) {
            if (!field.shown().hidden()) {
                field(out, field, !type.isDedupe(field));
            }
        }
        out.writeEndArray();
        more.write(out);
        out.writeEndObject();
    }

    private static void names(JsonGenerator out, String member, List<String> names) throws IOException {
        out.writeArrayFieldStart(member);
        for (String name : names) {
            out.writeString(name);
        }
        out.writeEndArray();
    }

    /** Writes one field. */
    public static void field(JsonGenerator out, Field field, boolean updateable) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", field.name());
        out.writeStringField("displayName", field.label());
        out.writeStringField("dataType", field.type().apiName());
        if (field.length() > 0) {
            out.writeNumberField("length", field.length());
        }
        out.writeBooleanField("updateable", updateable && !field.rules().readOnly());
        out.writeBooleanField("crmManaged", false);
        out.writeEndObject();
    }
}
