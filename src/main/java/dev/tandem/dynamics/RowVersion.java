package dev.tandem.dynamics;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * A row in one of its versions.
 *
 * @param id its id
 * @param version its row version; empty for whichever it has
 */
public record RowVersion(UUID id, OptionalLong version) {}
