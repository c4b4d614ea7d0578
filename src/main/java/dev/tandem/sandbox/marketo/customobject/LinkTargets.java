package dev.tandem.sandbox.marketo.customobject;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.customobject.TypeField.RelatedTo;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Link;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Table;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the link fields of custom objects may name: leads and companies by any of their own fields, and approved custom
 * objects that have no link field themselves (Adobe, "Custom Object Types").
 */
final class LinkTargets {

    private final Database database;

    LinkTargets(Database database) {
        this.database = database;
    }

    /**
     * A kind of record that can be named.
     *
     * @param name the API name
     * @param records the records
     * @param fields the fields to name them by
     * @param shownName the name of a field in the list of linkable objects
     * @param unknown the code for a link into nothing
     */
    private record Target(
            String name, Table records, List<Field> fields, Function<Field, String> shownName, ErrorCode unknown) {}

    private List<Target> all() {
        Table persons = database.persons().table();
        Table companies = database.companies().table();
        List<Target> all = new ArrayList<>();
        // persons' fields go by their display names, as in Adobe's sample
        all.add(new Target(
                "Lead",
                persons,
                persons.schema().fields().stream()
                        .filter(each -> !each.shown().hidden() && !each.rules().company())
                        .toList(),
                Field::label,
                ErrorCode.LEAD_NOT_FOUND));
        all.add(new Target("Company", companies, companies.schema().fields(), Field::name, ErrorCode.OBJECT_NOT_FOUND));
        for (ObjectType type : database.customObjects().values()) {
            if (type.links().isEmpty()) {
                all.add(new Target(
                        type.about().name(),
                        type.table(),
                        type.table().schema().fields(),
                        Field::name,
                        ErrorCode.OBJECT_NOT_FOUND));
            }
        }
        return all;
    }

    /** The field that a link names; 1003 for what cannot be linked to, 1006 for an unknown field of it. */
    Field field(RelatedTo to) {
        return field(target(to), to);
    }

    /** The link that a field makes. */
    Link link(String field, RelatedTo to) {
        Target target = target(to);
        return new Link(field, target.records(), field(target, to).name(), target::unknown);
    }

    private Target target(RelatedTo to) {
        return all().stream()
                .filter(each -> each.name().equalsIgnoreCase(to.name()))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(ErrorCode.INVALID_DATA, "'" + to.name() + "' is no object that can be linked to"));
    }

    private static Field field(Target target, RelatedTo to) {
        return target.fields().stream()
                .filter(each ->
                        each.name().equalsIgnoreCase(to.field()) || each.label().equalsIgnoreCase(to.field()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ErrorCode.FIELD_NOT_FOUND, "'" + to.name() + "' has no field '" + to.field() + "'"));
    }

    /** Writes the list of linkable objects. */
    void write(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        for (Target target : all()) {
            out.writeStartObject();
            out.writeStringField("name", target.name());
            out.writeStringField("displayName", target.name());
            out.writeArrayFieldStart("fields");
            for (Field field : target.fields()) {
                out.writeStartObject();
                out.writeStringField("name", target.shownName().apply(field));
                out.writeStringField("displayName", field.label());
                out.writeStringField("dataType", field.type().apiName());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
