package dev.tandem.stream;

/**
 * What a mapping must know of a Marketo field.
 *
 * @param type the data type that describe names (Marketo reference, section 1.4)
 * @param length characters; null where the type has no length
 * @param writable whether the API may write it
 */
public record FieldShape(String type, Integer length, boolean writable) {}
