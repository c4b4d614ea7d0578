package dev.tandem.sandbox.office;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How the people of a simulated office work.
 *
 * @param seed of the dice that choose who does what
 * @param pause from one thing that they do to the next
 * @param ready whether both systems are worth working in; nothing is done until it is true for the first time
 * @param nudge told after some edits that there is something new, as a webhook would
 */
public record OfficePlan(long seed, Duration pause, BooleanSupplier ready, Runnable nudge) {}
