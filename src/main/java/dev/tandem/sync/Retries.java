package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.state.PutOff;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows whose time has come again: failures, held fields, and rows that were put off; read anew, never remembered. */
final class Retries implements PageSource {

    private static final int ROWS_A_PAGE = 5_000;

    private final ReadyStream stream;
    private final State state;
    private final DynamicsClient dynamics;
    private final Addresses addresses;
    private final Clock clock;
    private Instant began;
    private boolean undecidable;

    Retries(ReadyStream stream, State state, DynamicsClient dynamics, Addresses addresses, Clock clock) {
        this.stream = stream;
        this.state = state;
        this.dynamics = dynamics;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** What is put off again while this lane runs falls due after it began, so the lane comes to an end. */
    @Override
    public Optional<Page> next() {
        if (began == null) {
            began = clock.instant();
            undecidable = !addresses.known();
        }
        Set<UUID> due = due();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = dynamics.rows(stream.selection(), due);
        Set<UUID> found = rows.stream().map(Row::id).collect(Collectors.toSet());
        List<UUID> absent = new ArrayList<>(due);
        absent.removeAll(found);
        return Optional.of(new Page(stream.definition().name(), Lane.RETRY, 0, rows, absent, Optional.empty()));
    }

    private Set<UUID> due() {
        String name = stream.definition().name();
        return state.transaction(tx -> {
            Set<UUID> ids = new LinkedHashSet<>();
            putOffs(tx, name).forEach(waiting -> ids.add(waiting.recordId()));
            ids.addAll(state.failures().due(tx, name, began, ROWS_A_PAGE));
            ids.addAll(state.held().due(tx, name, began, ROWS_A_PAGE));
            return ids.stream().limit(ROWS_A_PAGE).collect(Collectors.toCollection(LinkedHashSet::new));
        });
    }

    /** Nobody is asked about possible matches between the slices of a load: the answer would be the same. */
    private List<PutOff> putOffs(Transaction tx, String name) {
        return undecidable
                ? state.putOffs().dueBut(tx, name, Wait.MATCHES.reason(), began, ROWS_A_PAGE)
                : state.putOffs().due(tx, name, began, ROWS_A_PAGE);
    }
}
