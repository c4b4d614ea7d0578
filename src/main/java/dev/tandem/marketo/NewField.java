package dev.tandem.marketo;

/**
 * A custom field to create (reference: Lead Database, field schema). It can be hidden later, never deleted.
 *
 * @param name its REST name: a letter, then letters, digits, underscores; unique
 * @param displayName its label; unique
 * @param dataType boolean, currency, date, datetime, email, float, integer, percent, phone, score, string or url
 * @param description what it is for; may be empty
 */
public record NewField(String name, String displayName, String dataType, String description) {}
