package dev.tandem.sync;

import java.time.Duration;

/**
 * When a field is frozen, because somebody's automation works against the sync (design, section 4).
 *
 * @param after the change of direction within the window that is not carried out any more, 1 or more
 * @param window how long changes of direction count together, and how long a frozen field must rest
 */
public record Freezing(int after, Duration window) {}
