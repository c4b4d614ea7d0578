package dev.tandem.sandbox.dataverse.tables;

/**
 * One target of a lookup: a single-valued navigation property.
 *
 * @param name the case-sensitive name for {@code @odata.bind} and {@code $expand}
 * @param table the table that has the lookup
 * @param column the lookup column
 * @param target the table it points to
 * @param collection the name of the opposite collection on the target; empty when it has none
 * @param cascadesDelete whether deleting the target deletes the row, instead of clearing the lookup
 */
public record Navigation(
        String name, String table, String column, String target, String collection, boolean cascadesDelete) {}
