package dev.tandem.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of tallies: one row for each stream, outcome and reason, once for each run and once in total. */
final class Tallies {

    private static final String ADD_TO_RUN = """
            merge into run_tallies t
            using (select cast(? as bigint) as run, cast(? as varchar(200)) as stream, cast(? as varchar(50)) as outcome,
                cast(? as varchar(200)) as reason, cast(? as bigint) as records) s
            on t.run = s.run and t.stream = s.stream and t.outcome = s.outcome and t.reason = s.reason
            when matched then update set records = t.records + s.records
            when not matched then insert (run, stream, outcome, reason, records)
                values (s.run, s.stream, s.outcome, s.reason, s.records)
            """;

    private static final String ADD_TO_TOTAL = """
            merge into total_tallies t
            using (select cast(? as varchar(200)) as stream, cast(? as varchar(50)) as outcome,
                cast(? as varchar(200)) as reason, cast(? as bigint) as records) s
            on t.stream = s.stream and t.outcome = s.outcome and t.reason = s.reason
            when matched then update set records = t.records + s.records
            when not matched then insert (stream, outcome, reason, records)
                values (s.stream, s.outcome, s.reason, s.records)
            """;

    void add(Transaction tx, long run, String stream, Tally tally) {
        List<Count> counts = counts(stream, tally);
        tx.changeEach(ADD_TO_RUN, counts, count ->
                new Object[] {run, stream, count.outcome(), count.reason(), count.records()});
        tx.changeEach(
                ADD_TO_TOTAL, counts, count -> new Object[] {stream, count.outcome(), count.reason(), count.records()});
    }

    Map<String, Tally> of(Transaction tx, long run) {
        return read(tx, "select stream, outcome, reason, records from run_tallies where run = ?", run);
    }

    Map<String, Tally> totals(Transaction tx) {
        return read(tx, "select stream, outcome, reason, records from total_tallies");
    }

    /** The rows of a tally; the one of what was read stands there even at 0, so that a quiet stream shows too. */
    private static List<Count> counts(String stream, Tally tally) {
        List<Count> counts = new ArrayList<>();
        counts.add(new Count(stream, Outcome.READ, "", tally.read()));
        counts.add(new Count(stream, Outcome.APPLIED, "", tally.applied()));
        counts.add(new Count(stream, Outcome.UNCHANGED, "", tally.unchanged()));
        tally.skipped().forEach((reason, n) -> counts.add(new Count(stream, Outcome.SKIPPED, reason, n)));
        tally.failed().forEach((code, n) -> counts.add(new Count(stream, Outcome.FAILED, code, n)));
        counts.removeIf(count -> count.records() == 0 && count.outcome() != Outcome.READ);
        return counts;
    }

    private static Map<String, Tally> read(Transaction tx, String sql, Object... parameters) {
        List<Count> counts = tx.select(
                row -> new Count(
                        row.text("stream"),
                        row.constant(Outcome.class, "outcome"),
                        row.text("reason"),
                        row.number("records")),
                sql,
                parameters);
        Map<String, Tally> byStream = new TreeMap<>();
        counts.forEach(count -> byStream.merge(count.stream(), count.asTally(), Tally::plus));
        return byStream;
    }

    private enum Outcome {
        READ,
        APPLIED,
        UNCHANGED,
        SKIPPED,
        FAILED
    }

    private record Count(String stream, Outcome outcome, String reason, long records) {

        Tally asTally() {
            return switch (outcome) {
                case READ -> new Tally(records, 0, 0, Map.of(), Map.of());
                case APPLIED -> new Tally(0, records, 0, Map.of(), Map.of());
                case UNCHANGED -> new Tally(0, 0, records, Map.of(), Map.of());
                case SKIPPED -> new Tally(0, 0, 0, Map.of(reason, records), Map.of());
                case FAILED -> new Tally(0, 0, 0, Map.of(), Map.of(reason, records));
            };
        }
    }
}
