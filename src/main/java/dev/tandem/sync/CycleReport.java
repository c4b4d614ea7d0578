package dev.tandem.sync;

import dev.tandem.state.Tally;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a cycle ended.
 *
 * @param number the run's number; 0 if it did not begin
 * @param complete whether every stream ran to its end
 * @param tallies what each stream counted, in order
 * @param failedStreams why streams did not run to their end, by stream
 * @param trouble what ended the cycle before its time
 * @param braked what the brake holds back, one sentence each
 */
public record CycleReport(
        long number,
        boolean complete,
        Map<String, Tally> tallies,
        Map<String, String> failedStreams,
        Optional<Exception> trouble,
        List<String> braked) {

    public CycleReport {
        failedStreams = Collections.unmodifiableMap(new TreeMap<>(failedStreams));
        braked = List.copyOf(braked);
        tallies = Collections.unmodifiableMap(new LinkedHashMap<>(tallies));
    }

    /** What went wrong, in one sentence or one for each stream; empty if nothing did. */
    public String wrong() {
        return trouble.map(Trouble::of).map(Trouble::sentence).orElseGet(() -> sentence(failedStreams));
    }

    /** One sentence for each stream that failed; empty if none did. */
    static String sentence(Map<String, String> failedStreams) {
        return new TreeMap<>(failedStreams)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; "))
                        .replace(".; ", "; ");
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
