/**
 * Pacing: how fast, how many at once and how many a day, for each API that is called.
 *
 * <p>A package of its own, because both protocols need it and must not know each other, and because the state keeps what
 * it counts. It knows nobody. Start at {@link dev.tandem.governor.Governor}; who may go now is decided by {@code Desk},
 * what the day still allows by {@code DailyShare}.
 */
package dev.tandem.governor;
