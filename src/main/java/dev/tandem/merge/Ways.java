package dev.tandem.merge;

/** Which way a field may travel. */
public enum Ways {
    /** Both ways: either side's edit reaches the other. */
    BOTH,
    /** Only from Dynamics to Marketo; Dynamics is the source. */
    TO_MARKETO,
    /** Only from Marketo to Dynamics; Marketo is the source. */
    TO_DYNAMICS;

    /** Whether the field may be written on this side. */
    public boolean reaches(Side side) {
        return this == BOTH || this == (side == Side.MARKETO ? TO_MARKETO : TO_DYNAMICS);
    }
}
