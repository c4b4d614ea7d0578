package dev.tandem.sync;

import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition.Deletes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Records that mean the same one in Marketo: two connections that give one person the same role in one opportunity. The
 * first is written, the others wait until it is gone or means another.
 */
public final class Doubles {

    private final State state;
    private final Clock clock;

    public Doubles(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /**
     * What becomes of records whose key is made up of mapped values.
     *
     * @param first those that are written; where one has become a double of another, its own record is deleted
     * @param waiting those that wait, with what they wait for
     */
    record Sorted(List<Change> first, List<Converted.Waiting> waiting) {}

    /** Sorts the changes of one page; records whose key is their own id have no doubles. */
    Sorted sort(ReadyStream stream, List<Change> changes) {
        List<Change> first = new ArrayList<>();
        List<Converted.Waiting> waiting = new ArrayList<>();
        Map<Long, List<Change>> same = new TreeMap<>();
        for (Change change : changes) {
            if (change.ties().key() == null || change.deleted()) {
                first.add(change);
            } else {
                same.computeIfAbsent(change.ties().key(), key -> new ArrayList<>())
                        .add(change);
            }
        }
        if (!same.isEmpty()) {
            Map<UUID, Long> keys = changes.stream()
                    .filter(change -> change.ties().key() != null)
                    .collect(Collectors.toMap(
                            Change::recordId, change -> change.ties().key()));
            Map<Long, Link> holders = state.transaction(
                    tx -> state.links().withKey(tx, stream.definition().name(), same.keySet()));
            same.forEach((key, group) -> sort(stream, group, holder(key, holders, keys), first, waiting));
        }
        return new Sorted(first, waiting);
    }

    /** Who holds the key now, unless it leaves it on this very page. */
    private static Optional<UUID> holder(Long key, Map<Long, Link> holders, Map<UUID, Long> keys) {
        return Optional.ofNullable(holders.get(key)).map(Link::recordId).filter(record -> keys.getOrDefault(record, key)
                .equals(key));
    }

    private void sort(
            ReadyStream stream,
            List<Change> group,
            Optional<UUID> holder,
            List<Change> first,
            List<Converted.Waiting> waiting) {
        UUID winner = holder.orElseGet(() -> group.stream()
                .map(Change::recordId)
                .min(Comparator.naturalOrder())
                .orElseThrow());
        for (Change change : group) {
            if (change.recordId().equals(winner)) {
                first.add(change);
            } else {
                waits(stream, change, winner, first, waiting);
            }
        }
    }

    private void waits(
            ReadyStream stream, Change change, UUID winner, List<Change> first, List<Converted.Waiting> waiting) {
        Converted.Waiting until = waiting(stream, change.recordId(), winner);
        if (change.link().isPresent() && stream.definition().deletes() == Deletes.PROPAGATE) {
            first.add(Change.ofDouble(change.link().get(), until.held()));
        } else {
            waiting.add(until);
        }
    }

    private Converted.Waiting waiting(ReadyStream stream, UUID record, UUID winner) {
        String name = stream.definition().name();
        List<String> key = stream.object().keyFields();
        return new Converted.Waiting(
                record,
                new Held(
                        name,
                        record,
                        key.get(key.size() - 1),
                        Held.Reason.WAITING,
                        Parents.waitsFor(name, winner),
                        clock.instant(),
                        clock.instant()));
    }
}
