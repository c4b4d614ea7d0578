package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;

/**
 * The position in a stream's change feed up to which all effects are durable.
 *
 * @param stream the stream
 * @param phase how far its first load is
 * @param position the link of the next page while loading (null before the first page), the delta link while tracking
 * @param lastDelta the last complete delta link, kept until the next one is committed, or null
 * @param loadStarted when the current or last load began, by the server's clock, or null
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

    /** How far the first load of a stream is. */
    public enum Phase {
        /** The table is being read page by page. */
        LOADING,
        /** The table was read; what changed meanwhile is being read. */
        CATCHING_UP,
        /** Only changes are read. */
        TRACKING
    }

    /** The same checkpoint at another link; null before the first page of a load. */
    public Checkpoint withPosition(String link) {
        return new Checkpoint(stream, phase, link, lastDelta, loadStarted, load, selection, revision);
    }

    /** The same checkpoint in another phase. */
    public Checkpoint withPhase(Phase next) {
        return new Checkpoint(stream, next, position, lastDelta, loadStarted, load, selection, revision);
    }

    /** What {@link Checkpoints#advance} makes of this one: the base of the next. */
    public Checkpoint committed() {
        return withRevision(revision + 1);
    }

    Checkpoint withRevision(long next) {
        return new Checkpoint(stream, phase, position, lastDelta, loadStarted, load, selection, next);
    }
}
