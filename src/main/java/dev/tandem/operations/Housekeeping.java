package dev.tandem.operations;

import dev.tandem.state.FeedPosition;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.PersonFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the state small. */
public final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /** Longer than the trailing sweep of the feeds looks back. */
    private static final Duration ECHOES = Duration.ofHours(4);

    private final State state;
    private final Duration keepRuns;
    private final Duration keepFlips;
    private final Clock clock;

    /**
     * @param keepRuns how long the counts of single runs and days are kept; totals are kept for good
     * @param keepFlips how long a field's changes of direction count together
     */
    public Housekeeping(State state, Duration keepRuns, Duration keepFlips, Clock clock) {
        this.state = state;
        this.keepRuns = keepRuns;
        this.keepFlips = keepFlips;
        this.clock = clock;
    }

    /**
     * Forgets how often fields changed their direction, and the writes whose echo did not come although the feed was taken
     * in until long after them. Frozen fields and covered edits stay.
     */
    public void forgetMarks() {
        int forgotten = state.transaction(tx -> {
            Optional<Instant> takenIn = state.feeds()
                    .find(tx, PersonFeed.CHANGES)
                    .map(FeedPosition::watermark)
                    .filter(Objects::nonNull);
            int writes = takenIn.map(until -> state.sent().forget(tx, until.minus(ECHOES), StreamDefinition.PERSON))
                    .orElse(0);
            return writes + state.flips().forget(tx, clock.instant().minus(keepFlips));
        });
        LOG.debug("{} marks of fields are forgotten", forgotten);
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
