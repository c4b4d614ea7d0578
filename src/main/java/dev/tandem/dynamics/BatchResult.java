package dev.tandem.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of one item of a {@code $batch}. */
public sealed interface BatchResult {

    /** The answer to an operation that stands alone; any status. */
    record Single(DynamicsAnswer answer) implements BatchResult {}

    /**
     * The answers of a change set by Content-ID; empty text for an answer without. Of a failed change set only the
     * operation that failed is among them.
     */
    record ChangeSetResult(Map<String, DynamicsAnswer> byContentId) implements BatchResult {
        public ChangeSetResult {
            byContentId = Collections.unmodifiableMap(new LinkedHashMap<>(byContentId));
        }

        /** Whether all of it was executed. */
        public boolean succeeded() {
            return !byContentId.isEmpty() && byContentId.values().stream().allMatch(DynamicsAnswer::succeeded);
        }
    }
}
