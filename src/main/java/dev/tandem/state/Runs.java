package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The runs and what they did. */
public final class Runs {

    private final Tallies tallies = new Tallies();

    Runs() {}

    /** Begins a run; its number. */
    public long begin(Transaction tx, Instant at) {
        return tx.insert("number", "insert into runs (started_at) values (?)", at);
    }

    /** Adds to what the run did in the stream, and to the stream's totals. */
    public void add(Transaction tx, long run, String stream, Tally tally) {
        tallies.add(tx, run, stream, tally);
    }

    /**
     * Ends a run.
     *
     * @param reason why it ended so, one sentence, or null
     * @throws IllegalStateException if there is no such run or it ended before
     */
    public void finish(Transaction tx, long run, Instant at, Run.Outcome outcome, String reason) {
        int finished = tx.change(
                "update runs set finished_at = ?, outcome = ?, reason = ? where number = ? and finished_at is null",
                at,
                outcome,
                reason,
                run);
        if (finished == 0) {
            throw new IllegalStateException("The run " + run + " is not under way.");
        }
    }

    /** What the run did, by stream. */
    public Map<String, Tally> of(Transaction tx, long run) {
        return tallies.of(tx, run);
    }

    /** What all runs did since the state was built, by stream. */
    public Map<String, Tally> totals(Transaction tx) {
        return tallies.totals(tx);
    }

    /** The run that began last, whether it ended or not. */
    public Optional<Run> last(Transaction tx) {
        return tx.selectFirst(Runs::read, "select * from runs order by number desc limit 1");
    }

    /** The run that began last among those that ended. */
    public Optional<Run> lastFinished(Transaction tx) {
        return tx.selectFirst(
                Runs::read, "select * from runs where finished_at is not null order by number desc limit 1");
    }

    /**
     * Forgets the runs that began before the given time, so that the state does not grow for ever; the totals and the
     * last finished run stay.
     *
     * @return how many runs were forgotten
     */
    public int forget(Transaction tx, Instant before) {
        String old = "started_at < ? and number < (select coalesce(max(r.number), 0) from runs r "
                + "where r.finished_at is not null)";
        tx.change("delete from run_tallies where run in (select number from runs where " + old + ")", before);
        return tx.change("delete from runs where " + old, before);
    }

    private static Run read(Row row) throws SQLException {
        return new Run(
                row.number("number"),
                row.instant("started_at"),
                row.instant("finished_at"),
                row.constant(Run.Outcome.class, "outcome"),
                row.text("reason"));
    }
}
