package dev.tandem.sandbox.marketo.customobject;

import dev.tandem.sandbox.marketo.customobject.CustomObjectType.Approval;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Link;
import dev.tandem.sandbox.marketo.store.ObjectEvents;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Schema;
import dev.tandem.sandbox.marketo.store.StandardFields;
import dev.tandem.sandbox.marketo.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the approved version of a type into what holds its records. */
record ApprovedType(LinkTargets targets, CustomObjectType type) {

    private static final int FIRST_RECORD = 1;

    /** The records of the type: a new table, or that of the version before with the fields of this one. */
    ObjectType over(Optional<ObjectType> before) {
        Approval approval = type.approval().orElseThrow();
        TypeVersion version = approval.version();
        List<Field> fields = fields(version);
        List<Link> links = version.links()
                .map(each -> targets.link(each.name(), each.relatedTo().orElseThrow()))
                .toList();
        before.ifPresent(each -> each.table().reshape(fields));
        return new ObjectType(
                new ObjectType.About(type.apiName(), version.description(), approval.firstAt(), approval.lastAt()),
                before.map(ObjectType::table).orElseGet(() -> new Table(new Schema(fields), FIRST_RECORD)),
                new ObjectType.Keys("marketoGUID", version.dedupeFields(), List.of()),
                List.of("createdAt", "updatedAt"),
                links,
                List.of(),
                ObjectEvents.NONE);
    }

    private List<Field> fields(TypeVersion version) {
        List<Field> fields = new ArrayList<>(StandardFields.customObject());
        boolean compound = version.dedupeFields().size() > 1;
        for (TypeField each : version.fields()) {
            boolean searchable = each.relatedTo().isPresent() || (each.dedupe() && !compound);
            fields.add(field(each, fields.size(), searchable));
        }
        return fields;
    }

    /** A link field has the type and the length of the field that it names. */
    private Field field(TypeField field, int slot, boolean searchable) {
        Optional<Field> target = field.relatedTo().map(targets::field);
        return new Field(
                slot + 1,
                slot,
                field.name(),
                field.label(),
                target.map(Field::type).orElse(field.type().form()),
                target.map(Field::length).orElse(field.type().form().defaultLength()),
                new Field.Rules(Field.Origin.API, false, false, searchable),
                Field.Shown.DEFAULT);
    }
}
