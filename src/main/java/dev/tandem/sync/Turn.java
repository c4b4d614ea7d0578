package dev.tandem.sync;

/**
 * Whose turn it is: a page's until it is committed, then the next one's.
 *
 * <p>When a page fails, Camel's splitter still walks what is left of the iterator; since the turn was not given back,
 * nothing more is read then.
 */
public final class Turn {

    private volatile boolean taken;

    /** A page is handed out. */
    void take() {
        taken = true;
    }

    /** The page is committed. */
    void giveBack() {
        taken = false;
    }

    /** Whether the last page was not committed. */
    boolean isTaken() {
        return taken;
    }
}
