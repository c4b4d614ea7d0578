package dev.tandem.sync;

import dev.tandem.state.Tally;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log how far the sync is: a line a page while it moves, a line a cycle that did something, an outage once. */
public final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final boolean repeated;
    private final AtomicReference<String> lastTrouble = new AtomicReference<>("");

    /**
     * @param repeated whether cycle follows cycle; who asked for a single one says himself what came of it
     */
    public Progress(boolean repeated) {
        this.repeated = repeated;
    }

    /** A page is done. */
    public void page(Plan plan) {
        Page page = plan.page();
        if (!plan.changes().isEmpty() || (page.lane() == Lane.LOAD && page.size() > 0)) {
            LOG.info(String.format(
                    Locale.ROOT,
                    "%s: %s of %,d rows, %,d to write",
                    page.stream(),
                    what(page.lane()),
                    page.size(),
                    plan.changes().size()));
        }
    }

    /** A cycle is over. */
    public void cycle(CycleReport report) {
        Optional<Exception> trouble = report.trouble();
        if (trouble.isPresent()) {
            trouble(trouble.get());
            return;
        }
        if (!lastTrouble.getAndSet("").isEmpty()) {
            LOG.info("Everything answers again; cycle {} caught up.", report.number());
        }
        if (report.tallies().values().stream().anyMatch(tally -> tally.read() > 0)) {
            LOG.info("Cycle {} is done: {}", report.number(), summary(report.tallies()));
        }
    }

    /** The same trouble is said once, however many cycles it lasts. */
    private void trouble(Exception trouble) {
        Trouble sorted = Trouble.of(trouble);
        if (repeated && !sorted.sentence().equals(lastTrouble.getAndSet(sorted.sentence()))) {
            LOG.error("The cycle stopped: {} It is tried again.", sorted.sentence());
        }
        LOG.debug("The cycle stopped", trouble);
    }

    private static String what(Lane lane) {
        return switch (lane) {
            case LOAD -> "first copy, page";
            case CATCH_UP -> "changed during the first copy, page";
            case CHANGES -> "changes, page";
            case VANISHED -> "gone since the last copy, page";
            case RETRY -> "looked at again, page";
        };
    }

    private static String summary(Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().read() > 0)
                .map(entry -> entry.getKey() + " " + counts(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String counts(Tally tally) {
        return String.format(
                Locale.ROOT,
                "%,d read = %,d applied + %,d unchanged + %,d skipped + %,d failed",
                tally.read(),
                tally.applied(),
                tally.unchanged(),
                sum(tally.skipped()),
                sum(tally.failed()));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
