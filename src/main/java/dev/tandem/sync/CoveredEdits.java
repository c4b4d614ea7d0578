package dev.tandem.sync;

import dev.tandem.state.Sent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of edits that our writes have covered, from the feed until they are merged. The state holds no values, so
 * they live in memory alone; after the end of the process the feed is asked for them once more.
 */
public final class CoveredEdits {

    private final Map<Key, Edit> edits = new ConcurrentHashMap<>();
    private final Set<Key> askedFor = ConcurrentHashMap.newKeySet();

    private record Key(String person, String field, Instant readAt) {

        static Key of(Sent write) {
            return new Key(write.marketoId(), write.field(), write.readAt());
        }
    }

    /**
     * A value as the feed showed it.
     *
     * @param text its display text; null where the field had been cleared
     */
    record Edit(String text) {

        /** Tells nothing: the value is personal data. */
        @Override
        public String toString() {
            return "Edit";
        }
    }

    /** Keeps what these writes have covered. */
    void keep(Map<Sent, Edit> covered) {
        covered.forEach((write, edit) -> edits.put(Key.of(write), edit));
    }

    /** What the write has covered, if this process has seen it. */
    Optional<Edit> of(Sent write) {
        return Optional.ofNullable(edits.get(Key.of(write)));
    }

    /** These are merged. */
    void forget(Collection<Sent> writes) {
        writes.forEach(write -> {
            edits.remove(Key.of(write));
            askedFor.remove(Key.of(write));
        });
    }

    /** From when on the feed must be read again, because values are lacking; each is asked for once. */
    Optional<Instant> lacking(Collection<Sent> late) {
        return late.stream()
                .filter(write -> of(write).isEmpty() && askedFor.add(Key.of(write)))
                .map(Sent::readAt)
                .min(Comparator.naturalOrder());
    }
}
