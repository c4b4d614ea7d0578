package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import java.io.IOException;

/** Describe of one kind of object. */
final class DescribeObject {

    private static final String SUBSCRIPTION_BEGAN = "2025-02-03T10:00:00Z";

    private final ObjectType type;

    DescribeObject(ObjectType type) {
        this.type = type;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        out.writeStartObject();
        out.writeStringField("name", type.name());
        out.writeStringField("description", type.description());
        out.writeStringField("createdAt", SUBSCRIPTION_BEGAN);
        out.writeStringField("updatedAt", SUBSCRIPTION_BEGAN);
        out.writeStringField("idField", "id");
        out.writeArrayFieldStart("dedupeFields");
        out.writeString(type.key());
        out.writeEndArray();
        out.writeArrayFieldStart("searchableFields");
        for (Field field : type.table().schema().fields()) {
            if (field.rules().searchable()) {
                out.writeStartArray();
                out.writeString(field.name());
                out.writeEndArray();
            }
        }
        out.writeEndArray();
        out.writeArrayFieldStart("fields");
        for (Field field : type.table().schema().fields()) {
            if (!field.shown().hidden()) {
                write(out, field);
            }
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
    }

    private void write(JsonGenerator out, Field field) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", field.name());
        out.writeStringField("displayName", field.label());
        out.writeStringField("dataType", field.type().apiName());
        if (field.length() > 0) {
            out.writeNumberField("length", field.length());
        }
        out.writeBooleanField(
                "updateable", !field.rules().readOnly() && !field.name().equals(type.key()));
        out.writeBooleanField("crmManaged", false);
        out.writeEndObject();
    }
}
