package dev.tandem.sync;

import dev.tandem.state.State;
import dev.tandem.state.Undoing;
import dev.tandem.sync.Identified.Result;
import dev.tandem.sync.Identified.Write;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Merges each record of a batch with its person: what Marketo lacks, what Dynamics lacks, what is in agreement. */
public final class Merger {

    private final Schemas schemas;
    private final State state;
    private final CoveredEdits covered;
    private final WritesAtWork writesAtWork;
    private final Safeguards safeguards;
    private final Clock clock;

    public Merger(
            Schemas schemas,
            State state,
            CoveredEdits covered,
            WritesAtWork writesAtWork,
            Safeguards safeguards,
            Clock clock) {
        this.schemas = schemas;
        this.state = state;
        this.covered = covered;
        this.writesAtWork = writesAtWork;
        this.safeguards = safeguards;
        this.clock = clock;
    }

    /** The batch with what is left to write; a record whose sides agree is settled. */
    public Identified merge(Identified batch) {
        return merged(MergeWitness.NOBODY, batch, (stream, looked, wanted) -> safeguards
                .braking()
                .waiting(stream, looked, Merger::isOfFields, wanted));
    }

    /** The same, seen by a witness and counted by nobody. Another name, because a route's call of a method must mean one. */
    Identified mergeBefore(MergeWitness witness, Identified batch) {
        return merged(witness, batch, safeguards.braking()::alreadyWaiting);
    }

    /** Tells which of what a batch would take away must wait. */
    private interface BrakeView {
        Set<Undoing> waiting(String stream, Collection<UUID> looked, Collection<Undoing> wanted);
    }

    private Identified merged(MergeWitness witness, Identified batch, BrakeView brake) {
        ReadyStream stream = schemas.of(batch.stream());
        if (!stream.isPerson()) {
            return batch;
        }
        Memory memory = state.transaction(tx -> Memory.of(tx, state, covered, writesAtWork, stream, batch.writes()));
        MergeRound round = new MergeRound(
                stream,
                state.fingerprints(),
                safeguards.freezing(),
                Set.of(),
                batch.readAt(),
                clock.instant(),
                witness);
        List<Write> merged = merged(round, batch, memory);
        Set<Undoing> waiting = brake.waiting(batch.stream(), records(merged), undoings(merged));
        if (!waiting.isEmpty()) {
            merged = merged(round.braked(waiting), batch, memory);
        }
        List<Write> writes = new ArrayList<>();
        List<Result> settled = new ArrayList<>(batch.settled());
        merged.forEach(write -> unchanged(write).ifPresentOrElse(settled::add, () -> writes.add(write)));
        return new Identified(batch.stream(), batch.lane(), writes, settled, batch.seen(), batch.readAt());
    }

    private static boolean isOfFields(Undoing undoing) {
        return undoing.kind() != Undoing.Kind.DELETES;
    }

    private static List<UUID> records(List<Write> writes) {
        return writes.stream().map(write -> write.change().recordId()).toList();
    }

    private static Set<Undoing> undoings(List<Write> writes) {
        return writes.stream()
                .flatMap(write -> write.change().merged().stream())
                .flatMap(merged -> merged.undoings().stream())
                .collect(Collectors.toSet());
    }

    private static List<Write> merged(MergeRound round, Identified batch, Memory memory) {
        return batch.writes().stream()
                .map(write -> write.change().deleted() ? write : merged(round, write, memory))
                .toList();
    }

    private static Write merged(MergeRound round, Write write, Memory memory) {
        Person person = person(write);
        var both = new RecordAndPerson(write.change(), person, memory.around(write, person));
        return write.with(new RecordMerge(round, both).run());
    }

    static Person person(Write write) {
        if (write instanceof Write.Update update) {
            return update.person();
        }
        if (write instanceof Write.Take take) {
            return take.person();
        }
        return write instanceof Write.Adopt adopt ? adopt.person() : new Person.Coming();
    }

    /** What is linked only now has been applied, by a write whose answer was lost. */
    private static Optional<Result> unchanged(Write write) {
        Change change = write.change();
        boolean same = write instanceof Write.Update
                && change.link().isPresent()
                && !change.deleted()
                && change.fields().isEmpty()
                && change.merged().orElseThrow().patch().isEmpty();
        return same ? Optional.of(new Result.Unchanged(change, person(write).id())) : Optional.empty();
    }
}
