package dev.tandem.merge;

/** One of the two systems that are kept in sync. */
public enum Side {
    /** Microsoft Dynamics 365 Sales (Dataverse). */
    DYNAMICS,
    /** Adobe Marketo Engage. */
    MARKETO;

    /** The side across. */
    public Side other() {
        return this == DYNAMICS ? MARKETO : DYNAMICS;
    }
}
