package dev.tandem.sync;

import dev.tandem.state.State;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Optional streams that one of the systems has nothing for: each is told once, and remembered in the state, where the
 * cycle and whoever asks for the status find it. A stream is taken up again by itself.
 */
public final class LeavingOut {

    private static final Logger LOG = LoggerFactory.getLogger(LeavingOut.class);

    private final State state;
    private final Cycle cycle;
    private final AtomicReference<Set<String>> told = new AtomicReference<>(Set.of());

    public LeavingOut(State state, Cycle cycle) {
        this.state = state;
        this.cycle = cycle;
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
        back.forEach(stream -> LOG.info("{} is not left out any more.", stream));
        tell(leftOut);
    }

    private void tell(Map<String, String> leftOut) {
        Set<String> sentences = new TreeSet<>();
        leftOut.forEach((stream, reason) -> sentences.add(sentence(stream, reason)));
        Set<String> before = told.getAndSet(Set.copyOf(sentences));
        sentences.stream().filter(sentence -> !before.contains(sentence)).forEach(LOG::info);
    }
}
