package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.state.Tombstone;
import dev.tandem.stream.StreamDefinition.Deletes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Records that are said to be deleted. It counts only if a look at the row answers 404 (design, section 5). */
public final class Departures {

    private final DynamicsClient dynamics;

    private final State state;
    private final MarketoClient marketo;
    private final Clock clock;

    public Departures(DynamicsClient dynamics, State state, MarketoClient marketo, Clock clock) {
        this.dynamics = dynamics;
        this.state = state;
        this.marketo = marketo;
        this.clock = clock;
    }

    /** What Marketo knows of records that went before the creation of their person was confirmed. */
    UnconfirmedPersons.Found unconfirmed(ReadyStream stream, Set<UUID> gone) {
        return gone.isEmpty() || !stream.isPerson()
                ? UnconfirmedPersons.Found.nothing()
                : new UnconfirmedPersons(stream, state, new Persons(marketo), clock.instant()).of(gone);
    }

    /** Settles those that need no write and returns the rest. */
    List<Change> plan(ReadyStream stream, List<UUID> deleted, Map<UUID, Link> links, Settled settled) {
        List<UUID> linked = deleted.stream().filter(links::containsKey).toList();
        unlinked(stream, deleted.stream().filter(id -> !links.containsKey(id)).toList(), settled);
        if (linked.isEmpty()) {
            return List.of();
        }
        Set<UUID> gone = dynamics.gone(stream.selection(), linked);
        List<Change> changes = new ArrayList<>();
        for (UUID id : linked) {
            if (!gone.contains(id)) {
                settled.skip(id, Reasons.NOT_GONE);
            } else if (stream.definition().deletes() == Deletes.IGNORE) {
                settled.retire(links.get(id));
            } else {
                changes.add(Change.ofDeleted(links.get(id), flag(stream)));
            }
        }
        return changes;
    }

    /** There is nothing to do for them any more, if there ever was. */
    private void unlinked(ReadyStream stream, List<UUID> records, Settled settled) {
        if (records.isEmpty()) {
            return;
        }
        Map<UUID, Tombstone> graves = state.transaction(
                tx -> state.tombstones().find(tx, stream.definition().name(), records));
        records.forEach(id -> settled.skip(
                id,
                Optional.ofNullable(graves.get(id))
                        .filter(grave -> grave.reason() == Tombstone.Reason.PERSON_DELETED)
                        .map(grave -> Reasons.PERSON_DELETED)
                        .orElse(Reasons.GONE_BEFORE)));
    }

    /**
     * The end of a linked record that was merged into another one in Dynamics: it is still there, but the winner alone
     * stands for both (behaviour page, section 3).
     *
     * @return empty if nothing is written of it; its link is settled then
     */
    Optional<Change> merged(ReadyStream stream, Link link, Settled settled) {
        if (stream.definition().deletes() == Deletes.IGNORE) {
            settled.retire(link);
            return Optional.empty();
        }
        return Optional.of(Change.ofDeleted(link, flag(stream)));
    }

    private static Map<String, Object> flag(ReadyStream stream) {
        Map<String, Object> flag = new HashMap<>();
        if (stream.definition().deletes() == Deletes.FLAG) {
            stream.definition().marketo().deleted().ifPresent(field -> flag.put(field, true));
        }
        return flag;
    }
}
