package dev.tandem.dynamics;

import java.util.UUID;

/**
 * The value of a lookup column.
 *
 * @param id the row it points to
 * @param table the logical name of that row's table; empty when the service did not say
 * @param name the name of that row; empty unless the selection asks for names
 */
public record Lookup(UUID id, String table, String name) {}
