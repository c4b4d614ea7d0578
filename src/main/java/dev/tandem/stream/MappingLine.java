package dev.tandem.stream;

import java.util.List;
import java.util.Optional;

/**
 * One line of a mapping: a Dynamics column and the Marketo field that it keeps in step with.
 *
 * @param column logical name of the column
 * @param field REST name of the field
 * @param direction which way values travel
 * @param optional whether the line is left out, with a notice, where column or field is absent
 * @param ratchet whether an opt-out on one side holds on both (design, section 4)
 * @param custom the field's data type if it is a custom field that {@code setup} creates
 * @param label the label of a custom field; derived from the field's name if absent
 * @param to for a lookup: the streams whose records it may point to; empty for other columns
 */
public record MappingLine(
        String column,
        String field,
        Direction direction,
        boolean optional,
        boolean ratchet,
        Optional<String> custom,
        Optional<String> label,
        List<String> to) {

    public MappingLine {
        to = List.copyOf(to);
    }

    /** Whether the column is a lookup whose target's key is written. */
    public boolean isReference() {
        return !to.isEmpty();
    }

    /** The label under which {@code setup} creates the custom field: {@code microsoftHomePhone} is "Microsoft Home Phone". */
    public String displayName() {
        return label.orElseGet(() -> {
            String spaced = field.replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ");
            return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
        });
    }
}
