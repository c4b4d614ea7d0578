package dev.tandem.sync;

import dev.tandem.state.Tally;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a cycle ended.
 *
 * @param number the run's number; 0 if it did not begin
 * @param complete whether every stream ran to its end
 * @param tallies what each stream counted, in order
 * @param trouble what ended the cycle before its time
 */
public record CycleReport(long number, boolean complete, Map<String, Tally> tallies, Optional<Exception> trouble) {

    public CycleReport {
        tallies = Collections.unmodifiableMap(new LinkedHashMap<>(tallies));
    }

    /** Whether anything was written to Marketo. */
    public boolean wrote() {
        return tallies.values().stream().anyMatch(tally -> tally.applied() > 0);
    }

    /** Whether a record failed. */
    public boolean failedRecords() {
        return tallies.values().stream().anyMatch(tally -> !tally.failed().isEmpty());
    }
}
