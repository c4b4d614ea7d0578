package dev.tandem.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * When the next cycle is due: the pause counts from the end of one cycle to the start of the next, and a wish needs no
 * pause. Nothing is due before {@link #open()}.
 */
public final class Schedule {

    private final Cycle cycle;
    private final Duration pause;
    private final Duration outagePause;
    private final Clock clock;
    private final AtomicReference<Instant> due = new AtomicReference<>(Instant.MAX);
    private final AtomicReference<Wish> wished = new AtomicReference<>();
    private final AtomicReference<Wish> served = new AtomicReference<>();
    private final CompletableFuture<CycleReport> first = new CompletableFuture<>();

    /**
     * @param pause after a cycle that came to its end
     * @param outagePause after one that did not; the shorter of the two counts. After a daily share was spent it is the
     *     usual pause, or the time of the reset if that comes first; likewise while writes of a killed process may be at
     *     work
     */
    public Schedule(Cycle cycle, Duration pause, Duration outagePause, Clock clock) {
        this.cycle = cycle;
        this.pause = pause;
        this.outagePause = outagePause.compareTo(pause) < 0 ? outagePause : pause;
        this.clock = clock;
    }

    /** A wish for a cycle at once; several that meet become one for all streams, with one report. */
    private record Wish(Optional<String> stream, CompletableFuture<CycleReport> report) {

        Wish together(Wish other) {
            return stream.equals(other.stream) ? this : new Wish(Optional.empty(), report);
        }
    }

    /** Lets cycles begin. */
    public void open() {
        due.set(Instant.MIN);
    }

    /** Whether a cycle may start now; asked at each beat, and only while none is at work. */
    public boolean due() {
        Wish wish = wished.getAndSet(null);
        served.set(wish);
        return wish != null || !clock.instant().isBefore(due.get());
    }

    /** The stream to which the coming cycle is limited; null for all. */
    public String stream() {
        Wish wish = served.get();
        return wish == null ? null : wish.stream().orElse(null);
    }

    /** A cycle ended: the pause begins, and whoever wished for it hears of it. */
    public void ended() {
        CycleReport report = cycle.report().orElseThrow();
        due.set(next(report, clock.instant()));
        first.complete(report);
        Wish wish = served.getAndSet(null);
        if (wish != null) {
            wish.report().complete(report);
        }
    }

    private Instant next(CycleReport report, Instant now) {
        Instant usual = now.plus(pause);
        if (report.complete()) {
            return usual;
        }
        return report.trouble()
                .flatMap(Trouble::over)
                .map(over -> over.isBefore(usual) ? over : usual)
                .orElseGet(() -> now.plus(outagePause));
    }

    /** Look now, whatever the pause; wishes that wait for the same beat are served by one cycle. */
    public CompletableFuture<CycleReport> wish(Optional<String> stream) {
        Wish wish = new Wish(stream, new CompletableFuture<>());
        return wished.accumulateAndGet(wish, (waiting, added) -> waiting == null ? added : waiting.together(added))
                .report();
    }

    /** How the first cycle of this process ended. */
    public CompletableFuture<CycleReport> first() {
        return first;
    }
}
