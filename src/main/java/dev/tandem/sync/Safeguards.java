package dev.tandem.sync;

/**
 * What protects both sides from a merge that would do harm.
 *
 * @param freezing when a field that keeps changing its direction is frozen
 * @param braking holds back what would be taken away, where it is too much
 */
public record Safeguards(Freezing freezing, Braking braking) {}
