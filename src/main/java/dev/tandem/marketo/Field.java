package dev.tandem.marketo;

/**
 * One field of a Marketo object.
 *
 * @param name its REST name
 * @param label its display name
 * @param type the vendor's data type, such as {@code string}, {@code text}, {@code datetime}
 * @param length the longest text in characters; null for other types
 * @param writable whether the API may change it in an existing record
 * @param id the number by which the change feed calls a person field; 0 for other objects
 */
public record Field(String name, String label, String type, Integer length, boolean writable, int id) {}
