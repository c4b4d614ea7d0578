package dev.tandem.sync;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.state.Intent;
import dev.tandem.state.State;
import dev.tandem.sync.Identified.Write;
import java.time.Clock;
import java.util.List;

/**
 * Finds each record's person: by its link; else by the record's id that the person carries; else, for a record that was
 * never linked, by the stream's matching rule; else it is created (design, section 5).
 */
public final class Identity {

    private final Schemas schemas;
    private final State state;
    private final MarketoClient marketo;
    private final Cycle cycle;
    private final Clock clock;

    public Identity(Schemas schemas, State state, MarketoClient marketo, Cycle cycle, Clock clock) {
        this.schemas = schemas;
        this.state = state;
        this.marketo = marketo;
        this.cycle = cycle;
        this.clock = clock;
    }

    /** Decides what is done with each record, and commits an intent for each person that will be created or adopted. */
    public Identified find(Batch batch) {
        ReadyStream stream = schemas.of(batch.stream());
        if (!stream.isPerson()) {
            return new Identified(
                    batch.stream(),
                    batch.lane(),
                    batch.changes().stream().<Write>map(Write.Upsert::new).toList(),
                    List.of());
        }
        Persons persons = new Persons(marketo.with(batch.lane().urgency()));
        Identified identified = new PersonSearch(stream, batch, state, persons, clock.instant()).run();
        openIntents(stream, identified.writes());
        return identified;
    }

    private void openIntents(ReadyStream stream, List<Write> writes) {
        List<Intent> intents = writes.stream()
                .filter(write -> !(write instanceof Write.Update))
                .map(write -> intent(stream, write))
                .toList();
        if (!intents.isEmpty()) {
            state.run(tx -> {
                state.intents().open(tx, intents);
                cycle.check(tx);
            });
        }
    }

    private Intent intent(ReadyStream stream, Write write) {
        String person = write instanceof Write.Adopt adopt ? adopt.marketoId() : null;
        Change change = write.change();
        return new Intent(
                stream.definition().name(),
                change.recordId(),
                stream.definition().marketo().object(),
                person,
                change.fingerprint(),
                clock.instant());
    }
}
