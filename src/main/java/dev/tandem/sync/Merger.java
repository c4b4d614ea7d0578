package dev.tandem.sync;

import dev.tandem.state.State;
import dev.tandem.sync.Identified.Result;
import dev.tandem.sync.Identified.Write;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merges each record of a batch with its person: what Marketo lacks, what Dynamics lacks, what is in agreement. */
public final class Merger {

    private final Schemas schemas;
    private final State state;
    private final CoveredEdits covered;
    private final Freezing freezing;
    private final Clock clock;

    public Merger(Schemas schemas, State state, CoveredEdits covered, Freezing freezing, Clock clock) {
        this.schemas = schemas;
        this.state = state;
        this.covered = covered;
        this.freezing = freezing;
        this.clock = clock;
    }

    /** The batch with what is left to write; a record whose sides agree is settled. */
    public Identified merge(Identified batch) {
        return mergeBefore(MergeWitness.NOBODY, batch);
    }

    /** The same, seen by a witness. Another name, because a route's call of a method must mean one. */
    Identified mergeBefore(MergeWitness witness, Identified batch) {
        ReadyStream stream = schemas.of(batch.stream());
        if (!stream.isPerson()) {
            return batch;
        }
        Memory memory = state.transaction(tx -> Memory.of(tx, state, covered, stream, batch.writes()));
        List<Write> writes = new ArrayList<>();
        List<Result> settled = new ArrayList<>(batch.settled());
        for (Write write : batch.writes()) {
            Write merged = merged(stream, write, memory, batch.readAt(), witness);
            unchanged(merged).ifPresentOrElse(settled::add, () -> writes.add(merged));
        }
        return new Identified(batch.stream(), batch.lane(), writes, settled, batch.seen(), batch.readAt());
    }

    private Write merged(ReadyStream stream, Write write, Memory memory, Instant readAt, MergeWitness witness) {
        Change change = write.change();
        if (change.deleted()) {
            return write;
        }
        Person person = person(write);
        return write.with(new RecordMerge(
                        stream,
                        change,
                        person,
                        memory.around(write, person),
                        state.fingerprints(),
                        freezing,
                        readAt,
                        clock.instant(),
                        witness)
                .run());
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
