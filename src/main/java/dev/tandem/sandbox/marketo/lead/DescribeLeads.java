package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Schema;
import java.io.IOException;

/** Describe Lead in its two shapes; hidden fields are left out. */
final class DescribeLeads {

    private final Schema schema;

    DescribeLeads(Schema schema) {
        this.schema = schema;
    }

    /** The older shape, with the numbers that the change feed uses. */
    void describe(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        for (Field field : schema.fields()) {
            if (!field.shown().hidden()) {
                out.writeStartObject();
                out.writeNumberField("id", field.id());
                common(out, field);
                out.writeObjectFieldStart("rest");
                out.writeStringField("name", field.name());
                out.writeBooleanField("readOnly", field.rules().readOnly());
                out.writeEndObject();
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    /** The newer shape, with the fields that serve for looking up. */
    void describe2(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        out.writeStartObject();
        out.writeStringField("name", "API Lead");
        out.writeArrayFieldStart("searchableFields");
        for (Field field : schema.fields()) {
            if (field.rules().searchable() && !field.shown().hidden()) {
                out.writeStartArray();
                out.writeString(field.name());
                out.writeEndArray();
            }
        }
        out.writeEndArray();
        out.writeArrayFieldStart("fields");
        for (Field field : schema.fields()) {
            if (!field.shown().hidden()) {
                out.writeStartObject();
                out.writeStringField("name", field.name());
                common(out, field);
                out.writeBooleanField("updateable", !field.rules().readOnly());
                out.writeBooleanField("crmManaged", false);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
    }

    private static void common(JsonGenerator out, Field field) throws IOException {
        out.writeStringField("displayName", field.label());
        out.writeStringField("dataType", field.type().apiName());
        if (field.length() > 0) {
            out.writeNumberField("length", field.length());
        }
    }
}
