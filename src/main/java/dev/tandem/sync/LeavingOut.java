package dev.tandem.sync;

import dev.tandem.state.State;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Optional streams that one of the systems has nothing for: each is told once, and remembered in the state, where the
 * cycle and whoever asks for the status find it. A stream is taken up again by itself.
 */
public final class LeavingOut {

    private final State state;
    private final Cycle cycle;
    private final Consumer<String> log;
    private final AtomicReference<Set<String>> told = new AtomicReference<>(Set.of());

    /**
     * @param log takes each notice
     */
    public LeavingOut(State state, Cycle cycle, Consumer<String> log) {
        this.state = state;
        this.cycle = cycle;
        this.log = log;
    }

    /** What a person reads about a stream that is left out. */
    public static String sentence(String stream, String reason) {
        return stream + " is left out, because " + reason + ", and it is taken up by itself.";
    }

    /** Makes these the streams that are left out, by name and with the reason, and tells what is new about that. */
    void settle(Map<String, String> leftOut) {
        Set<String> back = state.transaction(tx -> {
            Set<String> before = new TreeSet<>(state.leftOut().all(tx).keySet());
            state.leftOut().settle(tx, leftOut);
            cycle.check(tx);
            return before;
        });
        back.removeAll(leftOut.keySet());
        back.forEach(stream -> log.accept(stream + " is not left out any more."));
        tell(leftOut);
    }

    private void tell(Map<String, String> leftOut) {
        Set<String> sentences = new TreeSet<>();
        leftOut.forEach((stream, reason) -> sentences.add(sentence(stream, reason)));
        Set<String> before = told.getAndSet(Set.copyOf(sentences));
        sentences.stream().filter(sentence -> !before.contains(sentence)).forEach(log);
    }
}
