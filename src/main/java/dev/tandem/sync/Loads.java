package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.state.Checkpoint;
import dev.tandem.stream.StreamDefinition;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the loads of the cycle at work are. What is copied is counted in the checkpoint, so that it is right after a
 * restart; the rate is that of this process.
 */
public final class Loads {

    private final Totals totals;
    private final LoadDisplay display;
    private final Clock clock;
    private final Map<String, AtWork> loads = new ConcurrentHashMap<>();

    /**
     * @param streams those that are kept in sync
     */
    public Loads(List<StreamDefinition> streams, DynamicsClient dynamics, LoadDisplay display, Clock clock) {
        this.totals = new Totals(streams, dynamics);
        this.display = display;
        this.clock = clock;
    }

    private record AtWork(long load, long done, OptionalLong total, Rate rate) {

        AtWork at(long copied) {
            return new AtWork(load, copied, total, rate);
        }
    }

    /** A slice of a load begins behind that checkpoint. */
    void begin(Checkpoint at) {
        AtWork before = loads.get(at.stream());
        if (before == null || before.load() != at.load() || before.done() != at.copied()) {
            AtWork now = new AtWork(at.load(), at.copied(), totals.of(at.stream()), new Rate(clock.instant()));
            loads.put(at.stream(), now);
            display.begins(sentence(at, progress(now)));
        }
    }

    /** A page of a load is copied; the next is behind that checkpoint. A load whose beginning nobody told is not shown. */
    void copied(Checkpoint after) {
        AtWork before = loads.get(after.stream());
        if (before == null) {
            return;
        }
        AtWork now = before.at(after.copied());
        now.rate().add(clock.instant(), now.done() - before.done());
        if (after.loading()) {
            loads.put(after.stream(), now);
            display.moves(after.stream(), progress(now));
        } else {
            loads.remove(after.stream());
            display.ends(after.stream() + ": all " + copiedAtLast(progress(now)));
        }
    }

    /** The cycle is over. */
    void over() {
        loads.clear();
        totals.forget();
        display.over();
    }

    /** How far the load of a stream is; empty while this process is not at work on one. */
    public Optional<LoadProgress> of(String stream) {
        return Optional.ofNullable(loads.get(stream)).map(this::progress);
    }

    private LoadProgress progress(AtWork load) {
        return new LoadProgress(load.done(), load.total(), load.rate().perSecond(clock.instant()));
    }

    private static String copiedAtLast(LoadProgress progress) {
        return new LoadProgress(progress.done(), OptionalLong.empty(), progress.perSecond()).text();
    }

    private static String sentence(Checkpoint at, LoadProgress progress) {
        String copy = at.load() > 1 ? "a new copy" : "the first copy";
        if (at.copied() > 0) {
            return at.stream() + ": " + copy + " goes on, " + progress.text();
        }
        return at.stream() + ": " + copy + " begins"
                + (progress.total().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", about %,d records",
                                progress.total().getAsLong())
                        : "");
    }
}
