package dev.tandem.sandbox.dataverse.rows;

import java.util.UUID;

/** What is left of a deleted row: its id and the database version of its deletion. */
public record Tombstone(long version, UUID id) {}
