package dev.tandem.command;

import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cycle in the foreground. Where the process before was killed in the middle of a write, it begins when that write must
 * be over, two minutes later at most.
 */
final class ForegroundCycle {

    private static final Logger LOG = LoggerFactory.getLogger(ForegroundCycle.class);

    private final Function<Optional<String>, CycleReport> cycle;
    private final Clock clock;
    private final Sleep sleep;

    /** Lets time pass. */
    @FunctionalInterface
    interface Sleep {
        void of(Duration time) throws InterruptedException;
    }

    /**
     * @param cycle runs a cycle of one stream, or of all
     */
    ForegroundCycle(Function<Optional<String>, CycleReport> cycle, Clock clock, Sleep sleep) {
        this.cycle = cycle;
        this.clock = clock;
        this.sleep = sleep;
    }

    /** A cycle of the engine, in the machine's time. */
    static CycleReport run(Engine engine, Optional<String> stream) {
        return new ForegroundCycle(engine::runCycle, Clock.systemUTC(), time -> Thread.sleep(time.toMillis()))
                .run(stream);
    }

    /** How the cycle ended that could begin. */
    CycleReport run(Optional<String> stream) {
        CycleReport report = cycle.apply(stream);
        Optional<Instant> begin = report.trouble().flatMap(Trouble::writesOver);
        while (begin.isPresent() && passed(report.wrong(), begin.get())) {
            report = cycle.apply(stream);
            begin = report.trouble().flatMap(Trouble::writesOver);
        }
        return report;
    }

    private boolean passed(String why, Instant begin) {
        LOG.info(why);
        try {
            Duration wait = Duration.between(clock.instant(), begin);
            sleep.of(wait.isNegative() ? Duration.ZERO : wait);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
