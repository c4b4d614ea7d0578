package dev.tandem.sandbox.dataverse.tables;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One column of a table.
 *
 * @param name the logical name
 * @param schemaName the name with the customizer's capital letters
 * @param label the display name in the base language
 * @param type the type
 * @param index its place in a row's values
 * @param maxLength the greatest number of characters of a text; 0 for other types
 * @param min the least number; null for other types
 * @param max the greatest number; null for other types
 * @param precision the digits after the point
 * @param format Dataverse's format name, for example {@code Email} or {@code DateOnly}; empty for none
 * @param dateOnly whether values are days without time ({@code DateTimeBehavior} is {@code DateOnly})
 * @param required {@code None}, {@code Recommended}, {@code ApplicationRequired} or {@code SystemRequired}
 * @param creatable whether a create may set it
 * @param updatable whether an update may set it
 * @param options the values of an option set or the two labels of a boolean; empty for other types
 * @param defaultValue what a new row gets; empty for nothing
 * @param targets the tables a lookup may point to
 * @param navigations the navigation properties of a lookup
 * @param security what column security makes of it
 */
public record Column(
        String name,
        String schemaName,
        String label,
        ColumnType type,
        int index,
        int maxLength,
        BigDecimal min,
        BigDecimal max,
        int precision,
        String format,
        boolean dateOnly,
        String required,
        boolean creatable,
        boolean updatable,
        List<Option> options,
        Optional<Object> defaultValue,
        List<String> targets,
        List<Navigation> navigations,
        ColumnSecurity security) {

    /** The name of the property that carries the value: {@code _name_value} for lookups. */
    public String property() {
        return type.isLookup() ? "_" + name + "_value" : name;
    }

    /** The same column with other options. */
    public Column withOptions(List<Option> others) {
        return with(others, security);
    }

    /** The same column under other column security. */
    public Column withSecurity(ColumnSecurity other) {
        return with(options, other);
    }

    private Column with(List<Option> others, ColumnSecurity secured) {
        return new Column(
                name,
                schemaName,
                label,
                type,
                index,
                maxLength,
                min,
                max,
                precision,
                format,
                dateOnly,
                required,
                creatable,
                updatable,
                others,
                defaultValue,
                targets,
                navigations,
                secured);
    }

    /** The option with this number. */
    public Optional<Option> option(int value) {
        return options.stream().filter(option -> option.value() == value).findFirst();
    }

    /** Whether null is refused. */
    public boolean isSystemRequired() {
        return required.equals("SystemRequired");
    }

    /** Whether it is an amount in base currency that the server computes from another column. */
    public boolean isBaseAmount() {
        return type == ColumnType.MONEY && name.endsWith("_base");
    }
}
