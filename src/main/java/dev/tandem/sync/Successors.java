package dev.tandem.sync;

import dev.tandem.dynamics.Row;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.state.Tombstone;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds the records that live on in another one: a lead that became a contact shares the contact's person (behaviour
 * page, section 4), so it is not written any more.
 */
public final class Successors {

    private final Schemas schemas;
    private final State state;

    public Successors(Schemas schemas, State state) {
        this.schemas = schemas;
        this.state = state;
    }

    /** Those of the rows that have no person of their own, because another record has it or will have it. */
    Set<UUID> succeeded(ReadyStream stream, List<Row> rows, Map<UUID, Link> links) {
        List<UUID> unlinked =
                rows.stream().map(Row::id).filter(id -> !links.containsKey(id)).toList();
        if (!stream.isPerson() || unlinked.isEmpty()) {
            return Set.of();
        }
        String name = stream.definition().name();
        List<String> successors = schemas.personsRelatingTo(name);
        return state.transaction(tx -> {
            Set<UUID> succeeded = new HashSet<>();
            for (String successor : successors) {
                state.links()
                        .relatedTo(tx, successor, unlinked)
                        .forEach(link -> succeeded.add(link.ties().relatedTo()));
                succeeded.addAll(state.putOffs().relatedTo(tx, successor, unlinked));
            }
            succeeded.addAll(state.tombstones().find(tx, name, unlinked).values().stream()
                    .filter(grave -> grave.reason() == Tombstone.Reason.MOVED)
                    .map(Tombstone::recordId)
                    .collect(Collectors.toSet()));
            return succeeded;
        });
    }
}
