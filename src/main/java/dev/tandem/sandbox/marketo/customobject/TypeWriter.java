package dev.tandem.sandbox.marketo.customobject;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.customobject.TypeField.RelatedTo;
import dev.tandem.sandbox.marketo.object.DescribeObject;
import dev.tandem.sandbox.marketo.store.DataType;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.StandardFields;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Shows custom object types as the schema operations do. */
final class TypeWriter {

    private TypeWriter() {}

    /** One version of a type. What only approval brings (id, automatic fields, dates) is not there before. */
    static void write(JsonGenerator out, CustomObjectType type, TypeVersion version) throws IOException {
        boolean everApproved = type.approval().isPresent();
        out.writeStartObject();
        out.writeStringField("apiName", type.apiName());
        out.writeStringField("displayName", version.label());
        out.writeStringField("pluralName", version.plural());
        out.writeStringField("description", version.description());
        out.writeStringField("idField", everApproved ? "marketoGUID" : null);
        out.writeStringField(
                "createdAt",
                type.approval().map(each -> ValueWriter.instant(each.firstAt())).orElse(null));
        out.writeStringField(
                "updatedAt",
                type.approval().map(each -> ValueWriter.instant(each.lastAt())).orElse(null));
        names(out, "dedupeFields", version.dedupeFields());
        searchable(out, version, everApproved);
        relationships(out, version);
        out.writeArrayFieldStart("fields");
        if (everApproved) {
            for (Field field : StandardFields.customObject()) {
                DescribeObject.field(out, field, false);
            }
        }
        for (TypeField field : version.fields()) {
            write(out, field);
        }
        out.writeEndArray();
        out.writeStringField("state", type.state());
        out.writeStringField("version", type.draft().equals(Optional.of(version)) ? "draft" : "approved");
        out.writeEndObject();
    }

    private static void searchable(JsonGenerator out, TypeVersion version, boolean everApproved) throws IOException {
        out.writeArrayFieldStart("searchableFields");
        if (!version.dedupeFields().isEmpty()) {
            names(out, version.dedupeFields());
        }
        if (everApproved) {
            names(out, List.of("marketoGUID"));
        }
        for (TypeField link : version.links().filter(each -> !each.dedupe()).toList()) {
            names(out, List.of(link.name()));
        }
        out.writeEndArray();
    }

    /** Writes what the link fields of a version name. */
    static void relationships(JsonGenerator out, TypeVersion version) throws IOException {
        out.writeArrayFieldStart("relationships");
        for (TypeField link : version.links().toList()) {
            RelatedTo to = link.relatedTo().orElseThrow();
            out.writeStartObject();
            out.writeStringField("field", link.name());
            out.writeStringField("type", "child");
            out.writeObjectFieldStart("relatedTo");
            out.writeStringField("name", to.name());
            out.writeStringField("field", to.field());
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, TypeField field) throws IOException {
        DataType form = field.type().form();
        out.writeStartObject();
        out.writeStringField("name", field.name());
        out.writeStringField("displayName", field.label());
        out.writeStringField("dataType", field.type().apiName());
        if (field.relatedTo().isEmpty() && form.defaultLength() > 0) {
            out.writeNumberField("length", form.defaultLength());
        }
        out.writeBooleanField("updateable", !field.dedupe());
        out.writeBooleanField("crmManaged", false);
        out.writeEndObject();
    }

    private static void names(JsonGenerator out, String member, List<String> names) throws IOException {
        out.writeFieldName(member);
        names(out, names);
    }

    private static void names(JsonGenerator out, List<String> names) throws IOException {
        out.writeStartArray();
        for (String name : names) {
            out.writeString(name);
        }
        out.writeEndArray();
    }
}
