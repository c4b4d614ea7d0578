package dev.tandem.sync;

import dev.tandem.state.State;
import dev.tandem.stream.KnownNames;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.MappingCheck.Result;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.ParkedLine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines whose column or field has gone: each is left out until it is back, and told once. What has worked is remembered
 * in the state, so that a name that is gone is told from one that is misspelt.
 */
public final class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final State state;
    private final Cycle cycle;
    private final Clock clock;
    private final AtomicReference<Set<String>> told = new AtomicReference<>(Set.of());

    public Parking(State state, Cycle cycle, Clock clock) {
        this.state = state;
        this.cycle = cycle;
        this.clock = clock;
    }

    /** The names that have worked in a stream. */
    KnownNames known(String stream) {
        return state.transaction(tx -> state.names().known(tx, stream));
    }

    /** Remembers what works in all streams and what is parked, and tells what is new about that. */
    void settle(List<Result> results) {
        Instant now = clock.instant();
        state.run(tx -> {
            for (Result result : results) {
                state.names().settle(tx, name(result), working(result.mapping()), parked(result), now);
            }
            cycle.check(tx);
        });
        tell(results);
    }

    private void tell(List<Result> results) {
        Set<String> parked = new TreeSet<>();
        for (Result result : results) {
            result.parked().forEach(line -> parked.add(name(result) + ": " + line.sentence() + "."));
        }
        Set<String> before = told.getAndSet(Set.copyOf(parked));
        parked.stream().filter(sentence -> !before.contains(sentence)).forEach(LOG::warn);
        if (parked.isEmpty() && !before.isEmpty()) {
            LOG.info("No line is parked any more; every row is compared again.");
        }
    }

    private static List<MappingLine> working(Mapping mapping) {
        List<MappingLine> working = new ArrayList<>(mapping.references());
        mapping.lines().forEach(line -> working.add(line.line()));
        return working;
    }

    private static List<MappingLine> parked(Result result) {
        return result.parked().stream().map(ParkedLine::line).toList();
    }

    private static String name(Result result) {
        return result.mapping().definition().name();
    }
}
