package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.stream.StreamDefinition.Deletes;
import dev.tandem.sync.Identified.Write;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds each record's person: by its link; else by the record's id that the person carries; else, for a record that was
 * never linked, by the stream's matching rule; else it is created (design, section 5).
 */
public final class Identity {

    private final Schemas schemas;
    private final State state;
    private final MarketoClient marketo;
    private final Addresses addresses;
    private final Predecessors predecessors;
    private final Clock clock;

    public Identity(
            Schemas schemas,
            State state,
            DynamicsClient dynamics,
            MarketoClient marketo,
            Addresses addresses,
            Clock clock) {
        this.predecessors = new Predecessors(schemas, state, dynamics);
        this.schemas = schemas;
        this.state = state;
        this.marketo = marketo;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Decides what is done with each record. Nothing is written before its intent is committed by {@link Intending}. */
    public Identified find(Batch batch) {
        ReadyStream stream = schemas.of(batch.stream());
        List<Write> removals = removals(stream, batch);
        List<Change> others = batch.changes().stream()
                .filter(change -> !isRemoval(stream, change))
                .toList();
        if (!stream.isPerson()) {
            List<Write> writes = new ArrayList<>(removals);
            others.forEach(change -> writes.add(new Write.Upsert(change)));
            return new Identified(batch.stream(), batch.lane(), writes, List.of(), 0, clock.instant());
        }
        Batch rest = new Batch(batch.stream(), batch.lane(), others);
        Persons persons = new Persons(marketo.with(batch.lane().urgency()));
        long seen = state.transaction(state.pending()::lastSequence);
        Instant now = clock.instant();
        UnconfirmedPersons.Found inheritance = predecessors.of(stream, others, persons, now);
        StrayLinks stray = new StrayLinks(
                schemas.persons().stream().map(each -> each.definition().name()).toList(),
                state,
                persons,
                stream.definition().marketo().personKey());
        return new PersonSearch(stream, rest, state, persons, stray, addresses, inheritance, now, seen)
                .run()
                .with(removals);
    }

    private static boolean isRemoval(ReadyStream stream, Change change) {
        return change.deleted() && stream.definition().deletes() == Deletes.PROPAGATE;
    }

    private List<Write> removals(ReadyStream stream, Batch batch) {
        List<Change> removed = batch.changes().stream()
                .filter(change -> isRemoval(stream, change))
                .toList();
        if (removed.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Link>> parts =
                parts(stream, removed.stream().map(Change::recordId).toList());
        return removed.stream()
                .<Write>map(change -> new Write.Remove(change, parts.getOrDefault(change.recordId(), List.of())))
                .toList();
    }

    /** Marketo deletes an opportunity only when its roles are gone (Marketo reference, section 8.6). */
    private Map<UUID, List<Link>> parts(ReadyStream stream, List<UUID> records) {
        return schemas.relatingTo(stream.definition().name()).stream()
                .filter(part -> MarketoObjects.of(part).equals(MarketoObject.OPPORTUNITY_ROLE))
                .map(StreamDefinition::name)
                .flatMap(part -> state.transaction(tx -> state.links().relatedTo(tx, part, records)).stream())
                .collect(Collectors.groupingBy(link -> link.ties().relatedTo()));
    }
}
