package dev.tandem.merge;

/**
 * How one side's value stands against the base, as the fingerprints tell it under the form in which the base was made.
 */
public enum Motion {
    /** It equals the base: nobody changed it, or the change is an echo of our own write. */
    SAME,
    /** It differs from the base. */
    MOVED,
    /** There is no base, or none that can be compared; then this is true of both sides. */
    UNKNOWN
}
