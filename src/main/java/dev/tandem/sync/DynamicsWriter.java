package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.RowOutcome;
import dev.tandem.dynamics.RowPatch;
import dev.tandem.state.Held;
import dev.tandem.sync.Identified.Patched;
import dev.tandem.sync.Identified.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Sends to Dynamics what its records lack, under the condition that they are still those that were merged. Marketo comes
 * first, so that what is sent here is the last word of the merge.
 */
public final class DynamicsWriter {

    private final Schemas schemas;
    private final DynamicsClient dynamics;
    private final Clock clock;

    public DynamicsWriter(Schemas schemas, DynamicsClient dynamics, Clock clock) {
        this.schemas = schemas;
        this.dynamics = dynamics;
        this.clock = clock;
    }

    /** Adds to each result what came of its part for Dynamics. */
    public Written write(Written written) {
        List<Part> parts = new ArrayList<>();
        for (Result result : written.results()) {
            if (result instanceof Result.Applied applied) {
                Map<String, MergePlan.Cell> patch =
                        applied.change().merged().map(MergePlan::patch).orElseGet(Map::of);
                if (!patch.isEmpty()) {
                    parts.add(new Part(applied, patch));
                }
            }
        }
        if (parts.isEmpty()) {
            return written;
        }
        Map<UUID, Patched> outcomes = send(written, parts);
        return written.with(written.results().stream()
                .map(result -> after(result, outcomes.get(result.change().recordId())))
                .toList());
    }

    /** One record's part. */
    private record Part(Result.Applied applied, Map<String, MergePlan.Cell> patch) {

        UUID record() {
            return applied.change().recordId();
        }

        RowPatch request(OptionalLong version, Set<String> fields) {
            Map<String, Object> columns = new HashMap<>();
            fields.forEach(field ->
                    columns.put(patch.get(field).column(), patch.get(field).value()));
            return new RowPatch(record(), version, columns);
        }
    }

    private Map<UUID, Patched> send(Written written, List<Part> parts) {
        ReadyStream stream = schemas.of(written.stream());
        DynamicsClient urgent = dynamics.with(written.lane().urgency());
        List<RowOutcome> outcomes = urgent.update(
                stream.selection(),
                parts.stream()
                        .map(part -> part.request(
                                OptionalLong.of(part.applied().change().version()),
                                part.patch().keySet()))
                        .toList());
        Map<UUID, Patched> patched = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            RowOutcome outcome = outcomes.get(i);
            patched.put(
                    part.record(),
                    outcome instanceof RowOutcome.Refused && part.patch().size() > 1
                            ? fieldByField(stream, urgent, part)
                            : patched(stream, part, part.patch().keySet(), outcome));
        }
        return patched;
    }

    /** One bad field does not hold up the record's others (design, section 6). */
    private Patched fieldByField(ReadyStream stream, DynamicsClient urgent, Part part) {
        long version = part.applied().change().version();
        Set<String> done = new HashSet<>();
        List<Held> refused = new ArrayList<>();
        for (String field : part.patch().keySet()) {
            Set<String> alone = Set.of(field);
            RowOutcome outcome = urgent.update(
                            stream.selection(), List.of(part.request(OptionalLong.of(version), alone)))
                    .get(0);
            Patched patched = patched(stream, part, alone, outcome);
            if (patched instanceof Patched.Done it) {
                version = it.version();
                done.addAll(it.fields());
                refused.addAll(it.refused());
            } else {
                return done.isEmpty() ? patched : new Patched.Moved();
            }
        }
        return new Patched.Done(version, done, refused);
    }

    private Patched patched(ReadyStream stream, Part part, Set<String> fields, RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Written row) {
            return new Patched.Done(row.row().version(), fields, List.of());
        }
        if (outcome instanceof RowOutcome.Refused refused) {
            return new Patched.Done(
                    part.applied().change().version(),
                    Set.of(),
                    fields.stream()
                            .map(field -> held(stream, part, field, refused.sentence()))
                            .toList());
        }
        return new Patched.Moved();
    }

    private Held held(ReadyStream stream, Part part, String field, String sentence) {
        return new Held(
                stream.definition().name(),
                part.record(),
                field,
                Held.Reason.FAILED,
                part.patch().get(field).column() + ": " + sentence,
                clock.instant(),
                clock.instant());
    }

    /** A record of which nothing was taken anywhere has failed. */
    private static Result after(Result result, Patched patched) {
        if (patched == null || !(result instanceof Result.Applied applied)) {
            return result;
        }
        boolean nothing = patched instanceof Patched.Done done
                && done.fields().isEmpty()
                && applied.change().fields().isEmpty();
        return nothing
                ? new Result.Failed(
                        applied.change(),
                        "refused",
                        ((Patched.Done) patched).refused().get(0).detail())
                : applied.with(patched);
    }
}
