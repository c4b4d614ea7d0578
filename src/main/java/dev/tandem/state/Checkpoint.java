package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;

/**
 * The position in a stream's change feed up to which all effects are durable.
 *
 * @param stream the stream
 * @param phase how far its current or last load is
 * @param position the link of the next page while loading (null before the first page), the delta link while tracking
 * @param lastDelta the last complete delta link, kept until the next one is committed, or null
 * @param loadStarted when the current or last load began, by the server's clock, or null
 * @param polledAt until when what changed during that load has been read, by the server's clock; null before any look
 * @param copied how many rows that load has read
 * @param load the number of that load; 0 before any
 * @param selection the columns and the filter that the feed was opened with, so that a change of them is noticed
 * @param revision how often the checkpoint was advanced; 0 for one that is to be written for the first time
 */
public record Checkpoint(
        String stream,
        Phase phase,
        String position,
        String lastDelta,
        Instant loadStarted,
        Instant polledAt,
        long copied,
        long load,
        String selection,
        long revision) {

    /** Refuses a checkpoint without stream or phase, or with a negative revision. */
    public Checkpoint {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(phase, "phase");
        if (revision < 0) {
            throw new IllegalArgumentException("a revision counts from 0");
        }
    }

    /** How far the load of a stream is. */
    public enum Phase {
        /** The table is being read page by page. */
        LOADING,
        /** The table was read; what changed meanwhile is being read. */
        CATCHING_UP,
        /** Only changes are read. */
        TRACKING
    }

    /** Where the first load of a stream begins. */
    public static Checkpoint firstLoad(String stream, Instant started, String selection) {
        return new Checkpoint(stream, Phase.LOADING, null, null, started, null, 0, 1, selection, 0);
    }

    /** Where one more load begins; the last complete delta link is kept. */
    public Checkpoint nextLoad(Instant started, String columns) {
        String delta = phase == Phase.LOADING ? lastDelta : position;
        return new Checkpoint(stream, Phase.LOADING, null, delta, started, null, 0, load + 1, columns, revision);
    }

    /** The same load from its first page on, where its link is no longer known. */
    public Checkpoint fromFirstPage() {
        return new Checkpoint(stream, phase, null, lastDelta, loadStarted, polledAt, 0, load, selection, revision);
    }

    /** Behind a page of a load that is not its last. */
    public Checkpoint withNextPage(String link, int rows) {
        return new Checkpoint(
                stream, phase, link, lastDelta, loadStarted, polledAt, copied + rows, load, selection, revision);
    }

    /** Behind the last page of a load: what changed meanwhile comes next. */
    public Checkpoint withLastPage(String delta, int rows) {
        return new Checkpoint(
                stream,
                Phase.CATCHING_UP,
                delta,
                null,
                loadStarted,
                polledAt,
                copied + rows,
                load,
                selection,
                revision);
    }

    /** The change feed goes on here. */
    public Checkpoint tracking(String delta) {
        return new Checkpoint(
                stream, Phase.TRACKING, delta, null, loadStarted, polledAt, copied, load, selection, revision);
    }

    /** What changed during the load has been read until then, by the server's clock. */
    public Checkpoint withPolledAt(Instant serverTime) {
        return new Checkpoint(
                stream, phase, position, lastDelta, loadStarted, serverTime, copied, load, selection, revision);
    }

    /** Whether a load is under way whose table was not read to its end. */
    public boolean loading() {
        return phase == Phase.LOADING;
    }

    /** Whether every record of the stream has been copied at least once, be it by an earlier load. */
    public boolean copiedOnce() {
        return phase == Phase.TRACKING || load > 1;
    }

    /** What {@link Checkpoints#advance} makes of this one: the base of the next. */
    public Checkpoint committed() {
        return withRevision(revision + 1);
    }

    Checkpoint withRevision(long next) {
        return new Checkpoint(stream, phase, position, lastDelta, loadStarted, polledAt, copied, load, selection, next);
    }
}
