package dev.tandem.sandbox.data;

import java.util.UUID;

/** A lookup value: the table (logical name) and the id of the row it points to. */
public record Ref(String table, UUID id) {}
