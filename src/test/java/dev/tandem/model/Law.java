package dev.tandem.model;

/** What must hold, whatever happened. Its name is in the message, so that a mutant shows which one found it. */
enum Law {
    /** A record is one person, and a person one record; Tandem makes no second one. */
    NO_DOUBLES,
    /** A record keeps its person. */
    SAME_PERSON,
    /** Who is in sync is on both sides. */
    NOBODY_MISSING,
    /** At most two cycles after the last edit both sides have the same value in each two-way field. */
    AGREEMENT,
    /** Both sides have a value that somebody entered and that no later edit and no policy replaced. */
    NOTHING_LOST,
    /** An opt-out stays, on both sides, and for everybody with that address. */
    OPT_OUTS_STAY,
    /** What only Dynamics decides is in Marketo as Dynamics has it. */
    ONE_WAY,
    /** The person of a deleted record is marked, and left where it is. */
    DELETIONS_SHOW,
    /** What was read is what was applied, unchanged, skipped or failed. */
    COUNTS_ADD_UP,
    /** Nothing fails or waits when everything was done. */
    NOTHING_LEFT_OVER,
    /** A cycle that finds nothing new writes nothing. */
    QUIET;

    // the annotation would need a library of its own
    @SuppressWarnings("AnnotateFormatMethod")
    void holds(boolean condition, String sentence, Object... arguments) {
        if (!condition) {
            throw new AssertionError("[" + this + "] " + sentence.formatted(arguments));
        }
    }
}
