package dev.tandem.sandbox.marketo.customactivity;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import java.io.IOException;

/** Shows custom activity types. */
final class TypeWriter {

    private TypeWriter() {}

    /** One version of a type without its secondary attributes, as the list has it. */
    static void summary(JsonGenerator out, CustomActivityType type, TypeVersion version) throws IOException {
        out.writeStartObject();
        common(out, type, version, type.status());
        out.writeEndObject();
    }

    /** One version of a type with all its attributes. */
    static void whole(JsonGenerator out, CustomActivityType type, TypeVersion version, String status)
            throws IOException {
        out.writeStartObject();
        common(out, type, version, status);
        out.writeArrayFieldStart("attributes");
        for (TypeAttribute attribute : version.secondary()) {
            out.writeStartObject();
            attribute(out, attribute);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void common(JsonGenerator out, CustomActivityType type, TypeVersion version, String status)
            throws IOException {
        out.writeNumberField("id", type.id());
        out.writeStringField("apiName", type.apiName());
        out.writeStringField("name", version.header().name());
        out.writeStringField("description", version.header().description());
        out.writeStringField("triggerName", version.header().triggerName());
        out.writeStringField("filterName", version.header().filterName());
        out.writeStringField("status", status);
        out.writeStringField("createdAt", ValueWriter.instant(type.createdAt()));
        out.writeStringField("updatedAt", ValueWriter.instant(type.updatedAt()));
        if (version.primary().isPresent()) {
            out.writeObjectFieldStart("primaryAttribute");
            attribute(out, version.primary().get());
            out.writeEndObject();
        }
    }

    private static void attribute(JsonGenerator out, TypeAttribute attribute) throws IOException {
        brief(out, attribute);
        if (!attribute.description().isEmpty()) {
            out.writeStringField("description", attribute.description());
        }
    }

    /** An approved type as the catalogue of all activity types shows it. */
    static void catalogueEntry(JsonGenerator out, CustomActivityType type, TypeVersion version) throws IOException {
        out.writeStartObject();
        out.writeNumberField("id", type.id());
        out.writeStringField("name", version.header().name());
        out.writeStringField("description", version.header().description());
        out.writeStringField("apiName", type.apiName());
        out.writeObjectFieldStart("primaryAttribute");
        brief(out, version.primary().orElseThrow());
        out.writeEndObject();
        out.writeArrayFieldStart("attributes");
        for (TypeAttribute attribute : version.secondary()) {
            out.writeStartObject();
            brief(out, attribute);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void brief(JsonGenerator out, TypeAttribute attribute) throws IOException {
        out.writeStringField("apiName", attribute.apiName());
        out.writeStringField("name", attribute.name());
        out.writeStringField("dataType", attribute.type().apiName());
    }
}
