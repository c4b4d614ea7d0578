package dev.tandem.sync;

/** Where people see how far the loads are. Called from one thread. */
public interface LoadDisplay {

    /** A load begins, or goes on after a restart; the sentence says which and what is ahead. */
    void begins(String sentence);

    /** A page of the load is copied. */
    void moves(String stream, LoadProgress progress);

    /** The last page is copied; the sentence says how many there were. */
    void ends(String sentence);

    /** The cycle is over: no load moves until the next. */
    void over();
}
