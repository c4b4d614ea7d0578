package dev.tandem.sandbox.marketo.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.DataType;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Schema;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the API may do to fields (Adobe, "Leads": create field, update field). Adobe documents no codes for a breach;
 * here it is 1002 for what is missing and 1003 for everything else.
 */
final class FieldRules {

    private static final int CREATED_AT_MOST = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]*");
    private static final Set<String> CREATABLE = Set.of(
            "name", "displayName", "dataType", "description", "isHidden", "isHtmlEncodingInEmail", "isSensitive");
    private static final Set<String> CHANGEABLE =
            Set.of("displayName", "description", "isHidden", "isHtmlEncodingInEmail", "isSensitive");

    private final Schema taken;

    /** Rules under which names must be free in this schema. */
    FieldRules(Schema taken) {
        this.taken = taken;
    }

    /** A field that may be created. */
    record NewField(String name, String label, DataType type, Field.Shown shown) {}

    /** The field that a record of a create call asks for. */
    NewField check(JsonNode record) {
        refuseOthers(record, CREATABLE);
        String name = required(record, "name");
        String label = required(record, "displayName");
        String type = required(record, "dataType");
        if (!NAME.matcher(name).matches()) {
            throw invalid("Invalid field name '" + name + "'");
        }
        checkLabel(label);
        if (taken.fields().stream().anyMatch(each -> each.name().equalsIgnoreCase(name))) {
            throw invalid("Field '" + name + "' already exists");
        }
        if (taken.fields().stream().filter(Field::custom).count() >= CREATED_AT_MOST) {
            throw invalid("No more than " + CREATED_AT_MOST + " fields can be created");
        }
        DataType dataType = DataType.creatable(type).orElseThrow(() -> invalid("Invalid data type '" + type + "'"));
        return new NewField(name, label, dataType, shown(record, Field.Shown.DEFAULT));
    }

    /** Refuses anything but a single record (1003). */
    void requireOne(JsonNode input) {
        if (input.size() != 1) {
            throw invalid("Exactly one record is required");
        }
    }

    /** The field as a record of an update call wants it. */
    Field changed(Field field, JsonNode record) {
        refuseOthers(record, CHANGEABLE);
        String label = record.path("displayName").asText(field.label());
        if (!label.equals(field.label())) {
            if (!field.custom()) {
                throw invalid("The displayName of the standard field '" + field.name() + "' cannot be changed");
            }
            checkLabel(label);
        }
        Field.Shown shown = shown(record, field.shown());
        if (shown.hidden() != field.shown().hidden() && !field.custom()) {
            throw invalid("The standard field '" + field.name() + "' cannot be hidden");
        }
        return field.presented(label, shown);
    }

    private void checkLabel(String label) {
        if (!LABEL.matcher(label).matches() || label.length() > DataType.STRING_LENGTH) {
            throw invalid("Invalid display name '" + label + "'");
        }
        if (taken.fields().stream().anyMatch(each -> each.label().equalsIgnoreCase(label))) {
            throw invalid("A field with the display name '" + label + "' already exists");
        }
    }

    private static Field.Shown shown(JsonNode record, Field.Shown otherwise) {
        JsonNode description = record.path("description");
        return new Field.Shown(
                description.isNull() ? "" : description.asText(otherwise.description()),
                flag(record, "isHidden", otherwise.hidden()),
                flag(record, "isHtmlEncodingInEmail", otherwise.htmlEncoded()),
                flag(record, "isSensitive", otherwise.sensitive()));
    }

    private static boolean flag(JsonNode record, String name, boolean otherwise) {
        JsonNode value = record.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new Refusal(ErrorCode.INVALID_VALUE, "Invalid value '" + value.asText() + "' for '" + name + "'");
        }
        return value.booleanValue();
    }

    private static String required(JsonNode record, String name) {
        String value = record.path(name).asText("");
        if (value.isBlank()) {
            throw Parameters.missing(name);
        }
        return value;
    }

    private static void refuseOthers(JsonNode record, Set<String> allowed) {
        for (Iterator<String> names = record.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                throw invalid("The attribute '" + name + "' cannot be set");
            }
        }
    }

    private static Refusal invalid(String message) {
        return new Refusal(ErrorCode.INVALID_DATA, message);
    }
}
