package dev.tandem.marketo;

/** Stands in for what knows the writes of a cycle, while no cycle is at work. */
public final class NoCycle {

    /** Nobody needs to wait for the write. */
    public Object toMarketo() {
        return null;
    }

    /** The write is over. */
    public void over() {
        // nobody waits for it
    }
}
