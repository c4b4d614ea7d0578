package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.state.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows whose time has come again: failures, held fields, and rows that were put off; read anew, never remembered. */
final class Retries implements PageSource {

    private final ReadyStream stream;
    private final State state;
    private final DynamicsClient dynamics;
    private final Addresses addresses;
    private final Clock clock;
    private Due waiting;
    private Set<UUID> last = Set.of();

    Retries(ReadyStream stream, State state, DynamicsClient dynamics, Addresses addresses, Clock clock) {
        this.stream = stream;
        this.state = state;
        this.dynamics = dynamics;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * What is put off again while this lane runs falls due after it began, so the lane comes to an end; also by a clock that
     * stands still, as the same records would come of no use.
     */
    @Override
    public Optional<Page> next() {
        if (waiting == null) {
            waiting = new Due(state, stream.definition().name(), clock.instant(), !addresses.known());
        }
        Set<UUID> due = waiting.records();
        if (due.isEmpty() || due.equals(last)) {
            return Optional.empty();
        }
        last = due;
        List<Row> rows = dynamics.rows(stream.selection(), due);
        Set<UUID> found = rows.stream().map(Row::id).collect(Collectors.toSet());
        List<UUID> absent = new ArrayList<>(due);
        absent.removeAll(found);
        return Optional.of(new Page(stream.definition().name(), Lane.RETRY, 0, rows, absent, Optional.empty()));
    }
}
