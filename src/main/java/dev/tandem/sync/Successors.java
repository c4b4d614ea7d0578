package dev.tandem.sync;

import dev.tandem.dynamics.Row;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.state.Tombstone;
import dev.tandem.stream.StreamDefinition.PersonDeletes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    /** Why rows have no person of their own: because another record has it or will have it, or Marketo merged it away. */
    Map<UUID, String> succeeded(ReadyStream stream, List<Row> rows, Map<UUID, Link> links) {
        List<UUID> unlinked =
                rows.stream().map(Row::id).filter(id -> !links.containsKey(id)).toList();
        if (!stream.isPerson() || unlinked.isEmpty()) {
            return Map.of();
        }
        String name = stream.definition().name();
        List<String> successors = schemas.personsRelatingTo(name);
        return state.transaction(tx -> {
            Map<UUID, String> succeeded = new HashMap<>();
            for (String successor : successors) {
                state.links()
                        .relatedTo(tx, successor, unlinked)
                        .forEach(link -> succeeded.put(link.ties().relatedTo(), Reasons.SUCCEEDED));
                state.putOffs()
                        .relatedTo(tx, successor, unlinked)
                        .forEach(record -> succeeded.put(record, Reasons.SUCCEEDED));
            }
            state.tombstones().find(tx, name, unlinked).values().forEach(grave -> reason(stream, grave)
                    .ifPresent(reason -> succeeded.put(grave.recordId(), reason)));
            return succeeded;
        });
    }

    private static Optional<String> reason(ReadyStream stream, Tombstone grave) {
        return switch (grave.reason()) {
            case MOVED -> Optional.of(Reasons.SUCCEEDED);
            case MERGED -> Optional.of(Reasons.MERGED);
            case PERSON_DELETED ->
                stream.definition().twoWay().personDeletes() == PersonDeletes.IGNORE
                        ? Optional.of(Reasons.PERSON_DELETED)
                        : Optional.empty();
            case DELETED -> Optional.empty();
        };
    }
}
