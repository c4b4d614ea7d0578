package dev.tandem.merge;

/** How a conflict about a field ends, if not by the stream's winner. */
public enum Policy {
    /** The value in Dynamics survives. */
    DYNAMICS,
    /** The value in Marketo survives. */
    MARKETO,
    /** The value of the side that changed last survives; where that is not known, the policy has no say. */
    NEWEST,
    /** A value survives an empty one; between two values the policy has no say. */
    NON_EMPTY,
    /** True survives whatever is not true; between other values the policy has no say. */
    TRUE_WINS,
    /** Neither survives by itself: the field is held until a person decides. */
    MANUAL
}
