package dev.tandem.sync;

import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whether the addresses of all records are known, so that it can be decided who may adopt an unlinked person: if several
 * records share its address, none does (behaviour page, section 4).
 */
public final class Addresses {

    private final List<String> streams;
    private final State state;

    /**
     * @param streams those that are kept in sync
     */
    public Addresses(List<StreamDefinition> streams, State state) {
        this.streams = streams.stream()
                .filter(stream -> stream.match().isPresent())
                .map(StreamDefinition::name)
                .toList();
        this.state = state;
    }

    /** Whether each stream with a matching rule has been loaded, or is left out. */
    boolean known() {
        return state.transaction(this::known);
    }

    /** Whether records wait for that, and it has come about. */
    boolean decidable(Instant now) {
        return state.transaction(tx -> known(tx)
                && streams.stream()
                        .anyMatch(stream ->
                                !state.putOffs().due(tx, stream, now, 1).isEmpty()));
    }

    private boolean known(Transaction tx) {
        Set<String> leftOut = state.leftOut().all(tx).keySet();
        return streams.stream().allMatch(stream -> leftOut.contains(stream) || isLoaded(tx, stream));
    }

    private boolean isLoaded(Transaction tx, String stream) {
        return state.checkpoints()
                .find(tx, stream)
                .filter(checkpoint -> !checkpoint.loading())
                .isPresent();
    }
}
