package dev.tandem.sandbox.marketo.store;

/**
 * What a merge leaves in the feeds beside the Merge Leads activity, which Adobe does not document: a client must cope
 * with all of it.
 *
 * @param losersDeleted whether the losers appear among the deleted persons; by default they do
 * @param valuesTold whether each value that the winner takes over is told as a changed value; by default it is
 */
public record MergeTraces(boolean losersDeleted, boolean valuesTold) {

    /** Both traces. */
    public static final MergeTraces DEFAULT = new MergeTraces(true, true);
}
