package dev.tandem.sandbox.marketo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The members of a JSON object by which a schema call names what it wants. Blank texts and null count as absent.
 *
 * @param object the object
 */
public record Members(JsonNode object) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,255}");

    /**
     * The members of an object.
     *
     * @throws Refusal 609 when it is no object, 1003 when it has others than the allowed ones
     */
    public static Members of(JsonNode object, Set<String> allowed) {
        if (!object.isObject()) {
            throw new Refusal(ErrorCode.INVALID_JSON);
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                throw invalid("The attribute '" + name + "' cannot be set");
            }
        }
        return new Members(object);
    }

    /** A text, if it is there; 1001 when it is something else. */
    public Optional<String> text(String name) {
        JsonNode value = object.path(name);
        if (value.isContainerNode()) {
            throw new Refusal(ErrorCode.INVALID_VALUE, "Invalid value for '" + name + "'");
        }
        return value.isNull() || value.asText().isBlank() ? Optional.empty() : Optional.of(value.asText());
    }

    /** A text; 1002 when it is missing. */
    public String required(String name) {
        return text(name).orElseThrow(() -> Parameters.missing(name));
    }

    /** A text of letters, digits and underscores; 1002 when it is missing, 1003 when it has other characters. */
    public String name(String name) {
        String text = required(name);
        if (!NAME.matcher(text).matches()) {
            throw invalid("Invalid " + name + " '" + text + "'");
        }
        return text;
    }

    /** A yes or no, if it is there; 1001 when it is something else. */
    public Optional<Boolean> flag(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw new Refusal(ErrorCode.INVALID_VALUE, "Invalid value '" + value.asText() + "' for '" + name + "'");
        }
        return Optional.of(value.booleanValue());
    }

    /** An object within this one, if it is there. */
    public Optional<Members> object(String name, Set<String> allowed) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(of(value, allowed));
    }

    /** The refusal of what breaks a rule for which Adobe documents no code (1003). */
    public static Refusal invalid(String message) {
        return new Refusal(ErrorCode.INVALID_DATA, message);
    }
}
