package dev.tandem.stream;

import java.util.Map;

/**
 * What a mapping must know of a Dynamics column.
 *
 * @param type {@code AttributeTypeName.Value}, for example {@code StringType} (Dataverse reference, section 16)
 * @param maxLength characters; null where the type has no length
 * @param dateOnly whether a date-time column carries a day without a time
 * @param options labels by option value, in the organization's base language
 */
public record ColumnShape(String type, Integer maxLength, boolean dateOnly, Map<Integer, String> options) {

    public ColumnShape {
        options = Map.copyOf(options);
    }
}
