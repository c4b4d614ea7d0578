package dev.tandem.sync;

import dev.tandem.state.Held;
import dev.tandem.sync.Identified.Patched;
import dev.tandem.sync.Identified.Result;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps what came of single records and requests for those who wait for it; of all others nothing is kept. */
public final class Watch {

    private final Map<String, Optional<Came>> watched = new ConcurrentHashMap<>();

    /**
     * Begins to wait.
     *
     * @param id a record's id, or the Marketo id of a person that somebody wants in Dynamics
     */
    public void begin(String id) {
        watched.put(id, Optional.empty());
    }

    /** Ends the wait; empty if nothing came of it. */
    public Optional<Came> end(String id) {
        return Objects.requireNonNullElse(watched.remove(id), Optional.empty());
    }

    /** Whether nobody waits for anything. */
    boolean isIdle() {
        return watched.isEmpty();
    }

    /** Something came of a record; what was written is not forgotten for a second look that finds nothing to do. */
    void came(String id, Came now) {
        watched.computeIfPresent(
                id,
                (same, before) ->
                        before.filter(it -> it.kind() == Came.Kind.APPLIED && now.kind() == Came.Kind.UNCHANGED)
                                        .isPresent()
                                ? before
                                : Optional.of(now));
    }

    void came(Result result) {
        if (isIdle()) {
            return;
        }
        came(result.change().recordId().toString(), of(result));
        if (result instanceof Result.Applied applied) {
            came(applied.marketoId(), of(result));
        } else if (result instanceof Result.Unchanged unchanged) {
            came(unchanged.marketoId(), of(result));
        }
    }

    private static Came of(Result result) {
        if (result instanceof Result.Failed failed) {
            return new Came(Came.Kind.FAILED, failed.sentence());
        } else if (result instanceof Result.PutOff putOff) {
            return new Came(Came.Kind.WAITS, putOff.cause().reason());
        }
        Came.Kind kind = result instanceof Result.Unchanged ? Came.Kind.UNCHANGED : Came.Kind.APPLIED;
        return new Came(kind, held(result));
    }

    /** The fields that do not agree all the same. */
    private static String held(Result result) {
        Stream<Held> refused =
                result instanceof Result.Applied applied && applied.patched() instanceof Patched.Done done
                        ? done.refused().stream()
                        : Stream.empty();
        String fields = Stream.concat(result.change().held().stream(), refused)
                .map(Held::field)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? "" : "held: " + fields;
    }
}
