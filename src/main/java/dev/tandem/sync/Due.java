package dev.tandem.sync;

import dev.tandem.state.PutOff;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The records of a stream whose time has come again: put off, failed, or with held fields. */
final class Due {

    private static final int AT_ONCE = 5_000;

    private final State state;
    private final String stream;
    private final Instant now;
    private final boolean undecidable;

    /**
     * @param undecidable whether those that wait for possible matches are passed over: the answer would be the same
     */
    Due(State state, String stream, Instant now, boolean undecidable) {
        this.state = state;
        this.stream = stream;
        this.now = now;
        this.undecidable = undecidable;
    }

    /** So many as are looked at together, those that have waited longest first. */
    Set<UUID> records() {
        return state.transaction(tx -> {
            Set<UUID> ids = new LinkedHashSet<>();
            putOffs(tx).forEach(waiting -> ids.add(waiting.recordId()));
            ids.addAll(state.failures().due(tx, stream, now, AT_ONCE));
            ids.addAll(state.held().due(tx, stream, now, AT_ONCE));
            return ids.stream().limit(AT_ONCE).collect(Collectors.toCollection(LinkedHashSet::new));
        });
    }

    private List<PutOff> putOffs(Transaction tx) {
        return undecidable
                ? state.putOffs().dueBut(tx, stream, Wait.MATCHES.reason(), now, AT_ONCE)
                : state.putOffs().due(tx, stream, now, AT_ONCE);
    }
}
