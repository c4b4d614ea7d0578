package dev.tandem.sync;

import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.state.Undoing;
import dev.tandem.state.Undoing.Kind;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The brake on fields that would become empty in Marketo, for records of one-way streams. They have no bases; which of their
 * fields were filled by the last write is noted in the link. What is held back is left out of the write, so that the
 * record's other fields go on.
 */
public final class OneWayBlanks {

    private final State state;
    private final Braking braking;
    private final Clock clock;

    public OneWayBlanks(State state, Braking braking, Clock clock) {
        this.state = state;
        this.braking = braking;
        this.clock = clock;
    }

    /**
     * Counts what the records of a page would lose, and leaves out what the brake holds back.
     *
     * @param looked every record that was looked at
     * @param changes those that would be written
     */
    List<Change> let(ReadyStream stream, Collection<UUID> looked, List<Change> changes) {
        return stream.isPerson()
                ? changes
                : withheld(
                        changes,
                        braking.waiting(name(stream), looked, it -> it.kind() == Kind.BLANKS, blanks(stream, changes)));
    }

    /** The same for somebody who only looks: what waits already is left out, and nothing is counted. */
    Change seen(ReadyStream stream, Change change) {
        List<Change> one = List.of(change);
        return stream.isPerson()
                ? change
                : withheld(one, braking.alreadyWaiting(name(stream), List.of(change.recordId()), blanks(stream, one)))
                        .get(0);
    }

    private static String name(ReadyStream stream) {
        return stream.definition().name();
    }

    private static List<Undoing> blanks(ReadyStream stream, List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.link().map(Link::filled).orElse(Set.of()).stream()
                        .filter(change.print().empty()::contains)
                        .map(field -> new Undoing(name(stream), Kind.BLANKS, field, change.recordId())))
                .toList();
    }

    private List<Change> withheld(List<Change> changes, Set<Undoing> waiting) {
        if (waiting.isEmpty()) {
            return changes;
        }
        Map<UUID, Map<String, Held>> left = new HashMap<>();
        waiting.forEach(
                it -> left.computeIfAbsent(it.recordId(), id -> new HashMap<>()).put(it.what(), held(it)));
        return changes.stream()
                .map(change -> left.containsKey(change.recordId())
                        ? change.without(left.get(change.recordId()), state.fingerprints())
                        : change)
                .toList();
    }

    private Held held(Undoing it) {
        return new Held(
                it.stream(),
                it.recordId(),
                it.what(),
                Held.Reason.BRAKED,
                Braking.because(it.kind(), it.what()),
                clock.instant(),
                null);
    }
}
