package dev.tandem.console;

import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.util.List;
import java.util.Map;

/**
 * What came of a cycle, for those who asked for it.
 *
 * @param number the run's number
 * @param complete whether every stream ran to its end
 * @param trouble what ended it before its time; null if nothing did
 * @param kind the kind of that trouble; null if there was none
 * @param streams the counts
 * @param braked what the brake holds back, one sentence each
 */
public record CycleAnswer(
        long number, boolean complete, String trouble, String kind, List<Counts> streams, List<String> braked) {

    public CycleAnswer {
        streams = List.copyOf(streams);
        braked = List.copyOf(braked);
    }

    /** One stream's counts; the first is the sum of the others. */
    public record Counts(String stream, long read, long applied, long unchanged, long skipped, long failed) {}

    /** The answer for a report. */
    public static CycleAnswer of(CycleReport report) {
        Trouble trouble = report.trouble().map(Trouble::of).orElse(null);
        return new CycleAnswer(
                report.number(),
                report.complete(),
                trouble == null ? null : trouble.sentence(),
                trouble == null ? null : trouble.kind().name(),
                report.tallies().entrySet().stream()
                        .map(entry -> counts(entry.getKey(), entry.getValue()))
                        .toList(),
                report.braked());
    }

    private static Counts counts(String stream, Tally tally) {
        return new Counts(
                stream, tally.read(), tally.applied(), tally.unchanged(), sum(tally.skipped()), sum(tally.failed()));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
