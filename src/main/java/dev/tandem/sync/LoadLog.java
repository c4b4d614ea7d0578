package dev.tandem.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The progress of loads as lines in a log: at the beginning, now and then, and at the end. */
public final class LoadLog implements LoadDisplay {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Consumer<String> log;
    private final Clock clock;
    private Instant silentUntil = Instant.MIN;

    /**
     * @param log takes one line
     */
    public LoadLog(Consumer<String> log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void begins(String sentence) {
        say(sentence);
    }

    @Override
    public void moves(String stream, LoadProgress progress) {
        if (!clock.instant().isBefore(silentUntil)) {
            say(stream + ": " + progress.text());
        }
    }

    @Override
    public void ends(String sentence) {
        say(sentence);
    }

    /** Nothing is left to say. */
    @Override
    public void over() {}

    private void say(String line) {
        silentUntil = clock.instant().plus(BETWEEN);
        log.accept(line);
    }
}
