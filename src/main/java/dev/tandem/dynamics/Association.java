package dev.tandem.dynamics;

/**
 * Rows of another table that are joined to each row of a table, many to many (reference: 7.8).
 *
 * @param navigation the name of the association, such as {@code teammembership_association}
 * @param key the primary key column of the other table, such as {@code systemuserid}
 */
public record Association(String navigation, String key) {}
