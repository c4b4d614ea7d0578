package dev.tandem.dynamics;

import java.math.BigDecimal;
import java.util.List;

/**
 * One column of a Dataverse table, from its metadata.
 *
 * @param name the logical name
 * @param type {@code AttributeTypeName.Value}, such as {@code StringType} or {@code PicklistType}
 * @param readable whether it may be selected
 * @param creatable whether a create may set it
 * @param updatable whether an update may set it
 * @param secured whether a column security profile guards it
 * @param maxLength the longest text in characters; null where there is no such limit
 * @param min the smallest number; null where there is none
 * @param max the largest number; null where there is none
 * @param precision digits after the decimal point; null for other types
 * @param dateBehavior {@code UserLocal}, {@code DateOnly} or {@code TimeZoneIndependent}; null for other types
 * @param options the options of choice, state, status and yes/no columns; else empty
 * @param targets the logical names of the tables that a lookup may point to; else empty
 */
public record Column(
        String name,
        String type,
        boolean readable,
        boolean creatable,
        boolean updatable,
        boolean secured,
        Integer maxLength,
        BigDecimal min,
        BigDecimal max,
        Integer precision,
        String dateBehavior,
        List<Option> options,
        List<String> targets) {

    public Column {
        options = List.copyOf(options);
        targets = List.copyOf(targets);
    }

    /** Whether its values point to rows, so that it is selected as {@code _name_value}. */
    public boolean isLookup() {
        return switch (type) {
            case "LookupType", "CustomerType", "OwnerType" -> true;
            default -> false;
        };
    }
}
