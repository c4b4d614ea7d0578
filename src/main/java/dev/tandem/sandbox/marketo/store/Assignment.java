package dev.tandem.sandbox.marketo.store;

/**
 * A checked value on its way into a field.
 *
 * @param field the field
 * @param value what it shall hold; null for nothing
 */
public record Assignment(Field field, Object value) {}
