package dev.tandem.operations;

import dev.tandem.state.State;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the state small. */
public final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final State state;
    private final Duration keepRuns;
    private final Clock clock;

    /**
     * @param keepRuns how long the counts of single runs are kept; totals are kept for good
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
}
