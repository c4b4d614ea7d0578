package dev.tandem.merge;

/** Why two values could not both survive (design, section 4). */
public enum ConflictKind {
    /** Both sides moved away from the base, to different values. */
    BOTH_MOVED,
    /** There is no base, and the sides hold different values. */
    FIRST_CONTACT,
    /** The narrow side was edited while the other side holds more than the narrow one can show. */
    LOSSY,
    /** One side alone moved to "opted in" and was put back. */
    OPT_IN_REFUSED,
    /** One side was edited while the other side's value was on its way there; found by whoever merges after the fact. */
    LATE
}
