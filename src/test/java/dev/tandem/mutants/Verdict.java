package dev.tandem.mutants;

/** What became of a mutant, or of a test without one. */
enum Verdict {
    /** The test noticed it, for the reason that was expected. */
    KILLED,
    /** The test passed nevertheless. */
    SURVIVED,
    /** The test failed for another reason than expected, or could not begin; that shows nothing. */
    UNCLEAR
}
