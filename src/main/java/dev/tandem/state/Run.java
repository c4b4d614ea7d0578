package dev.tandem.state;

import java.time.Instant;

/**
 * One run of the sync: a cycle, or a command that works like one.
 *
 * @param number its number, counted up by the state
 * @param startedAt when it began
 * @param finishedAt when it ended, or null while it runs (or if it was killed)
 * @param outcome how it ended, or null likewise
 * @param reason why it ended so, one sentence, or null
 */
public record Run(long number, Instant startedAt, Instant finishedAt, Outcome outcome, String reason) {

    /** How a run ended. */
    public enum Outcome {
        /** It went through all its streams. */
        DONE,
        /** It could not finish. */
        FAILED,
        /** It was told to stop. */
        STOPPED
    }
}
