package dev.tandem.sync;

import dev.tandem.state.Tally;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far the sync is: how far a load is, what a page of changes did, a cycle that did something, an outage once. */
public final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final Loads loads;
    private final AtomicReference<String> lastTrouble = new AtomicReference<>("");
    private final AtomicBoolean begun = new AtomicBoolean();

    public Progress(Loads loads) {
        this.loads = loads;
    }

    /** A page is done. */
    public void page(Plan plan) {
        Page page = plan.page();
        if (page.lane() == Lane.LOAD) {
            page.after().ifPresent(loads::copied);
        } else if (!plan.changes().isEmpty()) {
            LOG.info(String.format(
                    Locale.ROOT,
                    "%s: %s of %,d rows, %,d to write",
                    page.stream(),
                    what(page),
                    page.size(),
                    plan.changes().size()));
        }
    }

    /** A cycle is over. */
    public void cycle(CycleReport report) {
        loads.over();
        if (report.tallies().values().stream().anyMatch(tally -> tally.read() > 0)) {
            String end = report.complete() ? "is done" : "stopped early";
            LOG.info("Cycle {} {}: {}", report.number(), end, summary(report.tallies()));
        }
    }

    /**
     * What must be told of a cycle of the service: its trouble and what the brake holds back, once however many cycles it
     * lasts, and that it is over.
     * Trouble with settings or credentials in the first cycle ends the process, which says so itself.
     *
     * @return one sentence, or null if there is nothing new
     */
    public String news(CycleReport report) {
        String wrong = report.wrong();
        String braked = String.join(" ", report.braked());
        String now = (wrong + " " + braked).strip();
        String before = lastTrouble.getAndSet(now);
        boolean first = !begun.getAndSet(true);
        report.trouble().ifPresent(trouble -> LOG.debug("The cycle stopped", trouble));
        boolean ends = first
                && report.trouble()
                        .map(Trouble::of)
                        .filter(Trouble::endsTheService)
                        .isPresent();
        if (ends || now.equals(before)) {
            return null;
        }
        if (now.isEmpty()) {
            return "The sync goes on.";
        }
        return wrong.isEmpty()
                ? "The sync waits for an answer. " + braked
                : "The sync stopped, and is tried again. " + now;
    }

    private static String what(Page page) {
        String copy = page.load() > 1 ? "copy anew" : "first copy";
        return switch (page.lane()) {
            case LOAD -> copy + ", page";
            case LIVE, CATCH_UP -> "changed during the " + copy + ", page";
            case CHANGES -> "changes, page";
            case VANISHED -> "gone since the last copy, page";
            case CONSENT -> "opt-outs in Marketo, page";
            case PERSONS -> "changed in Marketo, page";
            case REQUESTS -> "asked for in Marketo, page";
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
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("applied", tally.applied());
        parts.put("unchanged", tally.unchanged());
        parts.put("skipped", sum(tally.skipped()));
        parts.put("failed", sum(tally.failed()));
        return String.format(Locale.ROOT, "%,d read = ", tally.read())
                + parts.entrySet().stream()
                        .filter(part -> part.getValue() > 0)
                        .map(part -> String.format(Locale.ROOT, "%,d %s", part.getValue(), part.getKey()))
                        .collect(Collectors.joining(" + "));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
