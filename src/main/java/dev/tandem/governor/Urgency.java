package dev.tandem.governor;

/** What a call is for, the most urgent first (design, section 6: the budget order). */
public enum Urgency {
    /** Opt-outs of persons. */
    CONSENT,
    /** Change feeds, and the look at the environment before them. */
    FEED,
    /** What follows from live changes. */
    LIVE,
    /** First copies and other loads. */
    LOAD
}
