package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.state.Intent;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.sync.Identified.Result;
import dev.tandem.sync.Identified.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the next sync of one record would do, found by the beans that do it. Both sides are read; nothing is written, not
 * even in the state.
 */
public final class Foresight {

    private final Schemas schemas;
    private final State state;
    private final DynamicsClient dynamics;
    private final MarketoClient marketo;
    private final Conversion conversion;
    private final Successors successors;
    private final Doubles doubles;
    private final OneWayBlanks blanks;
    private final Merger merger;

    public Foresight(
            Schemas schemas,
            State state,
            DynamicsClient dynamics,
            MarketoClient marketo,
            Conversion conversion,
            Successors successors,
            Doubles doubles,
            OneWayBlanks blanks,
            Merger merger) {
        this.schemas = schemas;
        this.state = state;
        this.dynamics = dynamics;
        this.marketo = marketo;
        this.conversion = conversion;
        this.successors = successors;
        this.doubles = doubles;
        this.blanks = blanks;
        this.merger = merger;
    }

    /** Reads a record and plans it, as {@link Planner} does with those of a page. */
    public Glance look(String stream, UUID record) {
        ReadyStream ready = schemas.of(stream);
        Map<UUID, Link> links = state.transaction(tx -> state.links().find(tx, stream, List.of(record)));
        List<Row> rows = dynamics.rows(ready.selection(), List.of(record));
        if (rows.isEmpty()) {
            return Glance.absent(links.containsKey(record));
        }
        Row row = rows.get(0);
        Optional<String> filter = SkipRules.reason(ready, row);
        Converted converted = conversion.convert(ready, List.of(row), links).get(0);
        Optional<Change> change = converted instanceof Converted.Ready it
                ? Optional.of(blanks.seen(ready, it.change()))
                : Optional.empty();
        Optional<String> rests = paused(stream, record)
                .or(() -> filter)
                .or(() -> Optional.ofNullable(
                        successors.succeeded(ready, List.of(row), links).get(record)))
                .or(() -> obstacle(converted))
                .or(() -> change.flatMap(it -> doubled(ready, it)))
                .or(() -> links.isEmpty() ? underWay(stream, record) : Optional.empty());
        return new Glance(
                true,
                filter,
                rests,
                change.map(it -> new Batch(stream, Lane.RETRY, List.of(it))),
                links.containsKey(record));
    }

    private Optional<String> paused(String stream, UUID record) {
        boolean paused = state.transaction(tx -> state.pauses().isPaused(tx, stream)
                || !state.pauses().records(tx, stream, List.of(record)).isEmpty());
        return paused ? Optional.of(Reasons.PAUSED) : Optional.empty();
    }

    private static Optional<String> obstacle(Converted converted) {
        if (converted instanceof Converted.Left left) {
            return Optional.of(left.reason());
        } else if (converted instanceof Converted.Waiting waiting) {
            return Optional.of(waiting.held().field() + " " + waiting.held().detail());
        } else if (converted instanceof Converted.Incomplete incomplete) {
            return Optional.of(incomplete.sentence());
        }
        return Optional.empty();
    }

    private Optional<String> doubled(ReadyStream stream, Change change) {
        return doubles.sort(stream, List.of(change)).waiting().isEmpty()
                ? Optional.empty()
                : Optional.of(Reasons.DOUBLE);
    }

    /** To look for its person would end the intent, which only a cycle may do. */
    private Optional<String> underWay(String stream, UUID record) {
        return Optional.ofNullable(state.transaction(tx -> state.intents().find(tx, stream, List.of(record)))
                        .get(record))
                .map(Intent::madeAt)
                .map(since -> "its create or adoption is under way since " + since
                        + "; its outcome is looked up when Marketo must have finished");
    }

    /** What a record that was found on the other side, or not, comes to. */
    public Foreseen merge(Identified batch) {
        ReadyStream stream = schemas.of(batch.stream());
        if (!batch.settled().isEmpty()) {
            Result result = batch.settled().get(0);
            return new Foreseen(
                    sentence(result),
                    Optional.empty(),
                    new SeenFields(stream.mapping(), Optional.empty()).of(result.change()));
        }
        Write write = batch.writes().get(0);
        if (!stream.isPerson()) {
            return OneWayFields.read(stream, write.change(), marketo).foreseen();
        }
        Optional<Person> person = Optional.of(Merger.person(write)).filter(it -> !it.isNew());
        SeenFields seen = new SeenFields(stream.mapping(), person);
        Identified merged = merger.mergeBefore(seen, batch);
        Change change = merged.writes().isEmpty()
                ? merged.settled().get(0).change()
                : merged.writes().get(0).change();
        return new Foreseen(
                merged.writes().isEmpty()
                        ? "nothing is written"
                        : sentence(merged.writes().get(0)),
                person.map(Person::id),
                seen.of(change));
    }

    /** What is seen of a record on its own side, where nobody looks at the other one. */
    public Foreseen alone(Batch batch, String rests) {
        Change change = batch.changes().get(0);
        return new Foreseen(
                rests,
                change.link().map(Link::marketoId),
                new SeenFields(schemas.of(batch.stream()).mapping(), Optional.empty()).of(change));
    }

    private static String sentence(Result result) {
        if (result instanceof Result.Failed failed) {
            return "it fails: " + failed.sentence();
        }
        return result instanceof Result.PutOff putOff
                ? "it waits: " + putOff.cause().reason()
                : "nothing is written";
    }

    private static String sentence(Write write) {
        if (write instanceof Write.Create) {
            return "a person is created in Marketo";
        }
        String counts = counts(write.change());
        if (write instanceof Write.Adopt) {
            return "an unlinked person with its address becomes its person; " + counts;
        } else if (write instanceof Write.Take take) {
            return "it takes over the person of " + take.from().recordId() + "; " + counts;
        }
        return write.change().link().isPresent() ? counts : "the person that carries its id is linked; " + counts;
    }

    private static String counts(Change change) {
        int toMarketo = change.fields().size();
        int toDynamics = change.merged().map(plan -> plan.patch().size()).orElse(0);
        return fields(toMarketo) + " written to Marketo, " + fields(toDynamics) + " written to Dynamics";
    }

    private static String fields(int count) {
        return count == 1 ? "1 field is" : count + " fields are";
    }
}
