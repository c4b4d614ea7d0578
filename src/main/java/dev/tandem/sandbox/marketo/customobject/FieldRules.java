package dev.tandem.sandbox.marketo.customobject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.customobject.TypeField.RelatedTo;
import dev.tandem.sandbox.marketo.store.CustomDataType;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Members;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the API may do to the fields of custom object types (Adobe, "Custom Object Types"). A call succeeds or is
 * refused as a whole: 1002 for what is missing, 1006 for an unknown field, 1003 for everything else.
 */
final class FieldRules {

    private static final int FIELDS = 50;
    private static final int ADDED_AFTER_APPROVAL = 20;
    private static final int KEY_FIELDS = 3;
    private static final Set<String> MEMBERS =
            Set.of("name", "displayName", "dataType", "description", "isDedupeField", "relatedTo");
    private static final Set<String> RELATED_MEMBERS = Set.of("name", "field");
    private static final Set<String> AUTOMATIC = Set.of("marketoguid", "createdat", "updatedat");

    private final LinkTargets targets;

    FieldRules(LinkTargets targets) {
        this.targets = targets;
    }

    /** The draft with further fields. */
    TypeVersion added(CustomObjectType type, JsonNode input) {
        TypeVersion draft = type.latest();
        for (JsonNode record : input) {
            Members members = Members.of(record, MEMBERS);
            String name = members.name("name");
            if (AUTOMATIC.contains(name.toLowerCase(Locale.ROOT))
                    || draft.field(name).isPresent()) {
                throw Members.invalid("Field '" + name + "' already exists");
            }
            TypeField field = read(
                    members,
                    new TypeField(
                            name,
                            members.required("displayName"),
                            type(members.required("dataType")),
                            "",
                            false,
                            Optional.empty()));
            if (type.approval().isPresent() && field.freezes()) {
                throw Members.invalid("Link fields and dedupe fields cannot be added after the approval");
            }
            List<TypeField> fields = new ArrayList<>(draft.fields());
            fields.add(field);
            draft = draft.with(fields);
        }
        return checked(type, draft);
    }

    /** The draft with one field changed. */
    TypeVersion updated(CustomObjectType type, String name, JsonNode body) {
        TypeVersion draft = type.latest();
        TypeField present = require(draft, name);
        refuseFrozen(type, present);
        Members members = Members.of(body, MEMBERS);
        if (members.text("name").filter(each -> !each.equals(present.name())).isPresent()) {
            throw Members.invalid("The name of a field cannot be changed");
        }
        TypeField changed = read(members, present);
        if (type.approval().isPresent() && changed.freezes()) {
            throw Members.invalid("A field cannot become a link field or a dedupe field after the approval");
        }
        return checked(
                type,
                draft.with(draft.fields().stream()
                        .map(each -> each.equals(present) ? changed : each)
                        .toList()));
    }

    /** The draft without some fields. */
    TypeVersion deleted(CustomObjectType type, JsonNode input) {
        TypeVersion draft = type.latest();
        for (JsonNode record : input) {
            TypeField field = require(draft, Members.of(record, MEMBERS).required("name"));
            refuseFrozen(type, field);
            draft = draft.with(
                    draft.fields().stream().filter(each -> !each.equals(field)).toList());
        }
        return draft;
    }

    private static TypeField require(TypeVersion draft, String name) {
        return draft.field(name)
                .orElseThrow(() -> new Refusal(ErrorCode.FIELD_NOT_FOUND, "Field '" + name + "' not found"));
    }

    private static void refuseFrozen(CustomObjectType type, TypeField field) {
        if (type.freezes(field.name())) {
            throw Members.invalid("Field '" + field.name() + "' cannot be changed after the approval");
        }
    }

    private TypeField read(Members members, TypeField otherwise) {
        CustomDataType type = members.text("dataType").map(FieldRules::type).orElse(otherwise.type());
        Optional<RelatedTo> relatedTo = members.object("relatedTo", RELATED_MEMBERS)
                .map(each -> new RelatedTo(each.required("name"), each.required("field")))
                .or(() -> type == CustomDataType.LINK ? otherwise.relatedTo() : Optional.empty());
        if (relatedTo.isPresent() != (type == CustomDataType.LINK)) {
            throw Members.invalid("A field has 'relatedTo' if and only if its dataType is 'link'");
        }
        relatedTo.ifPresent(targets::field);
        return new TypeField(
                otherwise.name(),
                members.text("displayName").orElse(otherwise.label()),
                type,
                members.text("description").orElse(otherwise.description()),
                members.flag("isDedupeField").orElse(otherwise.dedupe()),
                relatedTo);
    }

    private static CustomDataType type(String name) {
        return CustomDataType.of(name).orElseThrow(() -> Members.invalid("Invalid data type '" + name + "'"));
    }

    private static TypeVersion checked(CustomObjectType type, TypeVersion draft) {
        int limit = type.approval()
                .map(each -> Math.min(FIELDS, each.fieldsAtFirst() + ADDED_AFTER_APPROVAL))
                .orElse(FIELDS);
        if (draft.fields().size() > limit) {
            throw Members.invalid("'" + type.apiName() + "' can have no more than " + limit + " fields");
        }
        if (draft.dedupeFields().size() > KEY_FIELDS) {
            throw Members.invalid("'" + type.apiName() + "' can have no more than " + KEY_FIELDS + " dedupe fields");
        }
        return draft;
    }
}
