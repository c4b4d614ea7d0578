package dev.tandem.marketo;

/**
 * A field as the schema endpoints list it.
 *
 * @param name its REST name
 * @param displayName its label
 * @param dataType the vendor's data type
 * @param length the longest text in characters; null for other types
 * @param hidden whether it is hidden from users
 * @param custom whether it is a custom field
 */
public record SchemaField(
        String name, String displayName, String dataType, Integer length, boolean hidden, boolean custom) {}
