package dev.tandem.merge;

import java.util.Optional;

/**
 * Two values of which only one survives.
 *
 * @param kind why there is a conflict
 * @param winner the side whose value survives; empty while a person has to decide
 */
public record Conflict(ConflictKind kind, Optional<Side> winner) {}
