package dev.tandem.sync;

import dev.tandem.state.Brake;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.state.Undoing;
import dev.tandem.state.Undoing.Kind;
import dev.tandem.state.Undoing.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The brake: if a cycle, or several in the same window, would delete, blank or opt in more of a stream's records than may
 * go without being asked for, it does not; it goes on with everything else and waits for a person's answer.
 *
 * <p>Each record is counted before anything is written, so that neither a crash nor a repetition counts it twice. As pages
 * come one by one, up to the limit may have gone before the brake holds; never more.
 */
public final class Braking {

    private static final Logger LOG = LoggerFactory.getLogger(Braking.class);

    private final State state;
    private final Cycle cycle;
    private final BrakeLimits limits;
    private final Clock clock;
    private final ReentrantLock counting = new ReentrantLock();

    public Braking(State state, Cycle cycle, BrakeLimits limits, Clock clock) {
        this.state = state;
        this.cycle = cycle;
        this.limits = limits;
        this.clock = clock;
    }

    /** What the brake says to a person. */
    public static String sentence(Brake brake) {
        String records = brake.waiting() + (brake.waiting() == 1 ? " record" : " records");
        String word = brake.kind().word();
        return brake.stream() + ": the brake holds back " + word + " of " + records
                + "; undo them where they were made, or let them go with 'resume --stream " + brake.stream()
                + " --accept-" + word + " " + brake.waiting() + "'.";
    }

    /** Why a field is held. */
    static String because(Kind kind, String field) {
        return "the brake holds back " + kind.word() + " of " + field + ", because there are too many";
    }

    /**
     * Counts what a page or batch would take away, and tells which of it must wait.
     *
     * @param looked every record that was looked at; what else was noted of them is not wanted any more
     * @param scope of what the look could tell
     * @param wanted what would be taken away
     */
    Set<Undoing> waiting(String stream, Collection<UUID> looked, Predicate<Undoing> scope, Collection<Undoing> wanted) {
        if (looked.isEmpty()) {
            return Set.of();
        }
        // batches run side by side, and each must see what the others have counted
        counting.lock();
        try {
            Count count = state.transaction(tx -> {
                Count counted = count(tx, stream, looked, scope, wanted);
                cycle.check(tx);
                return counted;
            });
            count.pulled()
                    .forEach((group, limit) -> LOG.warn(
                            "{}: the brake holds: {} ({}) of more than {} records within {} hours wait for an answer.",
                            stream,
                            group.kind().word(),
                            group.what(),
                            limit,
                            limits.window().toHours()));
            return count.waiting();
        } finally {
            counting.unlock();
        }
    }

    /** What of this waits already; nothing is counted. */
    Set<Undoing> alreadyWaiting(String stream, Collection<UUID> looked, Collection<Undoing> wanted) {
        Map<Undoing, Standing> known = state.transaction(tx -> state.brakes().find(tx, stream, looked));
        return wanted.stream()
                .filter(undoing -> known.get(undoing) == Standing.WAITING)
                .collect(Collectors.toSet());
    }

    /** What is counted together. */
    private record Group(Kind kind, String what) {

        static Group of(Undoing undoing) {
            return new Group(undoing.kind(), undoing.what());
        }
    }

    /** What a count came to: what must wait, and the limits of the brakes that were not pulled before. */
    private record Count(Set<Undoing> waiting, Map<Group, Long> pulled) {}

    private Count count(
            Transaction tx,
            String stream,
            Collection<UUID> looked,
            Predicate<Undoing> scope,
            Collection<Undoing> wanted) {
        Instant now = clock.instant();
        Map<Undoing, Standing> known = state.brakes().find(tx, stream, looked);
        known.keySet().removeIf(scope.negate());
        unwanted(tx, stream, known, wanted, now);
        Set<Undoing> open = new HashSet<>(wanted);
        open.removeIf(it -> known.get(it) == Standing.ACCEPTED || known.get(it) == Standing.GOING);
        Count count = new Count(new HashSet<>(), new LinkedHashMap<>());
        if (!open.isEmpty()) {
            state.brakes().forget(tx, now.minus(limits.window()));
            open.stream()
                    .collect(Collectors.groupingBy(Group::of))
                    .forEach((group, all) -> count(tx, stream, group, all, known, count));
        }
        return count;
    }

    private void count(
            Transaction tx, String stream, Group group, List<Undoing> all, Map<Undoing, Standing> known, Count count) {
        List<Undoing> fresh = all.stream().filter(it -> !known.containsKey(it)).toList();
        long before = state.brakes().counted(tx, stream, group.kind(), group.what());
        long limit = limit(tx, stream, group, before + fresh.size());
        if (before + fresh.size() <= limit) {
            state.brakes().set(tx, all, Standing.GOING, clock.instant());
            return;
        }
        boolean holding = state.brakes().holds(tx, stream, group.kind(), group.what());
        state.brakes().set(tx, fresh, Standing.WAITING, clock.instant());
        count.waiting().addAll(all);
        if (!holding) {
            count.pulled().put(group, limit);
        }
    }

    /** Deleted records are links no longer, and yet part of the whole that the share is of. */
    private long limit(Transaction tx, String stream, Group group, long wanted) {
        return wanted <= limits.least()
                ? limits.least()
                : limits.of(
                        group.kind(),
                        state.links().count(tx, stream)
                                + (group.kind() == Kind.DELETES
                                        ? state.brakes().counted(tx, stream, group.kind(), group.what())
                                        : 0));
    }

    /** Somebody has put it back; if what is left is no mass any more, it goes. */
    private void unwanted(
            Transaction tx, String stream, Map<Undoing, Standing> known, Collection<Undoing> wanted, Instant now) {
        Set<Undoing> over = known.entrySet().stream()
                .filter(entry -> entry.getValue() != Standing.GOING && !wanted.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        state.brakes().remove(tx, over);
        known.keySet().removeAll(over);
        over.stream().map(Group::of).distinct().forEach(group -> {
            long left = state.brakes().counted(tx, stream, group.kind(), group.what());
            if (left <= limit(tx, stream, group, left)) {
                BrakeRelease.wake(tx, state, state.brakes().waiting(tx, stream, group.kind(), group.what()), now);
            }
        });
    }
}
