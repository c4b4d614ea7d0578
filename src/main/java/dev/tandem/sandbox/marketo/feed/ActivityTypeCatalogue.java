package dev.tandem.sandbox.marketo.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.ActivityType;
import dev.tandem.sandbox.marketo.wire.Envelope;
import java.io.IOException;

/** The catalogue of activity types: those that occur here, and those that the subscription has of its own. */
final class ActivityTypeCatalogue {

    private ActivityTypeCatalogue() {}

    static void write(JsonGenerator out, Envelope.Content customTypes) throws IOException {
        out.writeArrayFieldStart("result");
        for (ActivityType type : ActivityType.values()) {
            out.writeStartObject();
            out.writeNumberField("id", type.id());
            out.writeStringField("name", type.label());
            out.writeStringField("description", type.label());
            if (!type.primaryAttribute().isEmpty()) {
                out.writeObjectFieldStart("primaryAttribute");
                attribute(out, type.primaryAttribute());
                out.writeEndObject();
            }
            out.writeArrayFieldStart("attributes");
            for (String name : type.attributes()) {
                out.writeStartObject();
                attribute(out, name);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        customTypes.write(out);
        out.writeEndArray();
    }

    private static void attribute(JsonGenerator out, String name) throws IOException {
        out.writeStringField("name", name);
        out.writeStringField("dataType", name.endsWith("ID") ? "integer" : "string");
    }
}
