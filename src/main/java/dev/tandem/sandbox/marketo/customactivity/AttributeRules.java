package dev.tandem.sandbox.marketo.customactivity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.CustomDataType;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Members;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the API may do to the attributes of custom activity types (Adobe, "Custom Activities"). A call succeeds or is
 * refused as a whole.
 */
final class AttributeRules {

    static final Set<String> MEMBERS = Set.of("apiName", "name", "dataType", "description", "isPrimary");

    private static final int SECONDARY = 20;

    /** The primary attribute as the header of a type names it. */
    TypeAttribute primary(Members members) {
        TypeAttribute read = created(members);
        return new TypeAttribute(read.apiName(), read.name(), read.type(), read.description(), true);
    }

    /** All attributes, with another primary one in the place of the present one. */
    List<TypeAttribute> replaced(TypeVersion draft, Members primary) {
        List<TypeAttribute> attributes = new ArrayList<>(draft.secondary());
        attributes.add(0, primary(primary));
        return checked(attributes);
    }

    private static TypeAttribute created(Members members) {
        return new TypeAttribute(
                members.name("apiName"),
                members.required("name"),
                members.text("dataType").map(AttributeRules::type).orElse(CustomDataType.STRING),
                members.text("description").orElse(""),
                members.flag("isPrimary").orElse(false));
    }

    /** The draft with further attributes. */
    TypeVersion created(TypeVersion draft, JsonNode body) {
        List<TypeAttribute> attributes = new ArrayList<>(draft.attributes());
        for (JsonNode record : records(body)) {
            attributes.add(created(Members.of(record, MEMBERS)));
        }
        return draft.with(checked(attributes));
    }

    /** The draft with changed attributes, which are named by their API names. */
    TypeVersion updated(TypeVersion draft, JsonNode body) {
        List<TypeAttribute> attributes = new ArrayList<>(draft.attributes());
        for (JsonNode record : records(body)) {
            Members members = Members.of(record, MEMBERS);
            TypeAttribute present = require(draft, members);
            TypeAttribute changed = new TypeAttribute(
                    present.apiName(),
                    members.text("name").orElse(present.name()),
                    members.text("dataType").map(AttributeRules::type).orElse(present.type()),
                    members.text("description").orElse(present.description()),
                    members.flag("isPrimary").orElse(present.primary()));
            attributes.set(draft.attributes().indexOf(present), changed);
        }
        return draft.with(checked(attributes));
    }

    /** The draft without some attributes; the primary one stays (1003). */
    TypeVersion deleted(TypeVersion draft, JsonNode body) {
        List<TypeAttribute> attributes = new ArrayList<>(draft.attributes());
        for (JsonNode record : records(body)) {
            TypeAttribute present = require(draft, Members.of(record, MEMBERS));
            if (present.primary()) {
                throw Members.invalid("The primary attribute '" + present.apiName() + "' cannot be deleted");
            }
            attributes.remove(present);
        }
        return draft.with(attributes);
    }

    private static TypeAttribute require(TypeVersion draft, Members members) {
        String apiName = members.required("apiName");
        return draft.attribute(apiName)
                .orElseThrow(() -> new Refusal(ErrorCode.FIELD_NOT_FOUND, "Attribute '" + apiName + "' not found"));
    }

    private static JsonNode records(JsonNode body) {
        if (!body.isObject()) {
            throw new Refusal(ErrorCode.INVALID_JSON);
        }
        JsonNode records = body.path("attributes");
        if (!records.isArray() || records.isEmpty()) {
            throw Parameters.missing("attributes");
        }
        return records;
    }

    private static CustomDataType type(String name) {
        return CustomDataType.of(name).orElseThrow(() -> Members.invalid("Invalid data type '" + name + "'"));
    }

    private static List<TypeAttribute> checked(List<TypeAttribute> attributes) {
        for (int i = 0; i < attributes.size(); i++) {
            TypeAttribute one = attributes.get(i);
            for (TypeAttribute other : attributes.subList(0, i)) {
                if (one.apiName().equalsIgnoreCase(other.apiName())
                        || one.name().equalsIgnoreCase(other.name())) {
                    throw Members.invalid("The attribute '" + one.apiName() + "' already exists");
                }
            }
        }
        long primary = attributes.stream().filter(TypeAttribute::primary).count();
        if (primary > 1) {
            throw Members.invalid("There can be only one primary attribute");
        }
        if (attributes.size() - primary > SECONDARY) {
            throw new Refusal(ErrorCode.TOO_MANY_ATTRIBUTES);
        }
        return attributes;
    }
}
