package dev.tandem.sandbox.control;

import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Call;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that wait for calls. The rules count calls in the order in which these arrive. */
public final class Faults {

    private final List<Armed> armed = new CopyOnWriteArrayList<>();

    private record Armed(FaultRule rule, AtomicInteger seen) {

        boolean fires() {
            int before = seen.getAndIncrement();
            return before >= rule.skip() && before - rule.skip() < rule.times();
        }
    }

    /**
     * A rule with its count.
     *
     * @param seen how many matching calls have arrived since it was added
     */
    public record Counted(FaultRule rule, int seen) {}

    /** Adds a rule behind those that are there. */
    public void add(FaultRule rule) {
        armed.add(new Armed(rule, new AtomicInteger()));
    }

    /** Removes all rules. */
    public void clear() {
        armed.clear();
    }

    /** All rules, those that are used up too. */
    public List<Counted> list() {
        return armed.stream()
                .map(one -> new Counted(one.rule(), one.seen().get()))
                .toList();
    }

    /** The fault that this call meets: that of the first rule that fires. */
    Optional<Fault> meet(Api api, Call call) {
        if (armed.isEmpty()) {
            return Optional.empty();
        }
        String operation = api.operation(call);
        for (Armed one : armed) {
            if (one.rule().matches(api.name(), operation) && one.fires()) {
                return Optional.of(one.rule().fault());
            }
        }
        return Optional.empty();
    }
}
