package dev.tandem.operations;

import dev.tandem.state.State;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the state small. */
public final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final State state;
    private final Duration keepRuns;
    private final Clock clock;

    /**
     * @param keepRuns how long the counts of single runs and days are kept; totals are kept for good
     */
    public Housekeeping(State state, Duration keepRuns, Clock clock) {
        this.state = state;
        this.keepRuns = keepRuns;
        this.clock = clock;
    }

    /** Forgets runs that ended longer ago than they are kept, but never the last one. */
    public void forgetRuns() {
        int forgotten =
                state.transaction(tx -> state.runs().forget(tx, clock.instant().minus(keepRuns)));
        LOG.debug("{} old runs are forgotten", forgotten);
    }

    /** Forgets the days whose calls were counted longer ago than runs are kept, never today, whatever the time zone. */
    public void forgetCalls() {
        LocalDate before = LocalDate.ofInstant(clock.instant().minus(keepRuns), ZoneOffset.UTC)
                .minusDays(1);
        int forgotten = state.transaction(tx -> state.apiCalls().forget(tx, before));
        LOG.debug("{} old days of counted calls are forgotten", forgotten);
    }
}
