package dev.tandem.sync;

import dev.tandem.state.PutOff;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;

/**
 * Looks again at the records that belong with others: a role says whether its person is the opportunity's own contact,
 * which the opportunity decides.
 */
public final class Regrouping {

    private final Schemas schemas;
    private final State state;
    private final Clock clock;

    public Regrouping(Schemas schemas, State state, Clock clock) {
        this.schemas = schemas;
        this.state = state;
        this.clock = clock;
    }

    /** These records of the stream belong with another record than before. */
    void lookAgain(Transaction tx, String stream, Collection<UUID> records) {
        if (records.isEmpty()) {
            return;
        }
        for (StreamDefinition part : schemas.relatingTo(stream)) {
            if (part.marketo().primary().isPresent()) {
                String name = part.name();
                state.putOffs()
                        .add(
                                tx,
                                state.links().relatedTo(tx, name, records).stream()
                                        .map(link -> new PutOff(
                                                name,
                                                link.recordId(),
                                                Wait.REGROUPED.reason(),
                                                link.address(),
                                                clock.instant()))
                                        .toList());
            }
        }
    }
}
