package dev.tandem.sync;

import dev.tandem.state.Held;
import java.util.UUID;

/** What became of one row when it was converted. */
sealed interface Converted {

    UUID recordId();

    /** It can be written. */
    record Ready(Change change) implements Converted {
        @Override
        public UUID recordId() {
            return change.recordId();
        }
    }

    /**
     * It does not take part.
     *
     * @param reason why, for people
     */
    record Left(UUID recordId, String reason) implements Converted {}

    /**
     * It cannot be written before another record is there, whose arrival wakes it.
     *
     * @param held the field that waits
     */
    record Waiting(UUID recordId, Held held) implements Converted {}

    /** It lacks what Marketo demands. */
    record Incomplete(UUID recordId, String sentence) implements Converted {}
}
