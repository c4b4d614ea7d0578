package dev.tandem.sync;

import dev.tandem.state.Failure;
import dev.tandem.state.Held;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** When a record that failed, or that has held fields, is looked at again: the longer it lasts the later, a day at most. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Set<Held.Reason> ASKED = Set.of(Held.Reason.MANUAL, Held.Reason.BRAKED);

    private final State state;
    private final Duration shortest;

    /**
     * @param shortest the first wait; later ones are as long as the trouble has lasted
     */
    public Patience(State state, Duration shortest) {
        this.state = state;
        this.shortest = shortest;
    }

    /** When to look again at what has lasted since then. */
    Instant next(Instant since, Instant now) {
        Duration lasted = Duration.between(since, now);
        Duration wait = lasted.compareTo(shortest) < 0 ? shortest : lasted;
        return now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    /** Records failures, each with the time of its next attempt. */
    void record(Transaction tx, String stream, List<Failure> failures) {
        Map<UUID, Instant> since = state.failures()
                .since(tx, stream, failures.stream().map(Failure::recordId).toList());
        state.failures()
                .record(
                        tx,
                        failures.stream()
                                .map(failure -> failure.dueAt(next(
                                        since.getOrDefault(failure.recordId(), failure.lastAt()), failure.lastAt())))
                                .toList());
    }

    /**
     * Makes the held fields of these records exactly the given ones; those that were held before stay held since
     * then. What the other side cannot hold is looked at when the record changes, and what the brake holds back when a
     * person answers, not by time; what is frozen, when it may have rested.
     */
    void hold(Transaction tx, String stream, Collection<UUID> records, List<Held> held) {
        Map<UUID, List<Held>> before = held.isEmpty() ? Map.of() : state.held().find(tx, stream, records);
        state.held()
                .replace(
                        tx,
                        stream,
                        records,
                        held.stream().map(field -> aged(field, before)).toList());
    }

    /**
     * The same of records of which some were found unchanged and so were not merged: what waits for a person there goes on
     * waiting.
     */
    void hold(Transaction tx, String stream, Collection<UUID> records, List<Held> held, Collection<UUID> unchanged) {
        List<Held> asked = unchanged.isEmpty()
                ? List.of()
                : state.held().find(tx, stream, unchanged).values().stream()
                        .flatMap(List::stream)
                        .filter(before -> ASKED.contains(before.reason()))
                        .toList();
        hold(tx, stream, records, held);
        Set<String> again = held.stream().map(Patience::place).collect(Collectors.toSet());
        state.held()
                .add(
                        tx,
                        asked.stream()
                                .filter(before -> !again.contains(place(before)))
                                .toList());
    }

    private static String place(Held held) {
        return held.recordId() + " " + held.field();
    }

    private Held aged(Held field, Map<UUID, List<Held>> before) {
        Instant since = before.getOrDefault(field.recordId(), List.of()).stream()
                .filter(earlier -> earlier.field().equals(field.field()))
                .map(Held::since)
                .findFirst()
                .orElse(field.since());
        return switch (field.reason()) {
            case LOSSY, BRAKED -> field.since(since, null);
            case FROZEN -> field.since(since, field.nextAt());
            default -> field.since(since, next(since, field.since()));
        };
    }
}
