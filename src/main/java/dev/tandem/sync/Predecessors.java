package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition.RelatesTo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the links of leads that became contacts, whose persons the contacts take over. A lead that its filter keeps out by
 * now keeps its person, so that its contact gets a new one (behaviour page, section 3).
 */
final class Predecessors {

    private final Schemas schemas;
    private final State state;
    private final DynamicsClient dynamics;

    Predecessors(Schemas schemas, State state, DynamicsClient dynamics) {
        this.schemas = schemas;
        this.state = state;
        this.dynamics = dynamics;
    }

    /** The links by the lead's id; the map is the caller's own. */
    Map<UUID, Link> of(ReadyStream stream, List<Change> changes) {
        Optional<String> other = stream.definition().relatesTo().map(RelatesTo::stream);
        Set<UUID> wanted = new HashSet<>();
        changes.stream()
                .filter(change -> change.link().isEmpty() && change.ties().relatedTo() != null)
                .forEach(change -> wanted.add(change.ties().relatedTo()));
        if (other.isEmpty() || wanted.isEmpty()) {
            return new HashMap<>();
        }
        Map<UUID, Link> links =
                new HashMap<>(state.transaction(tx -> state.links().find(tx, other.get(), wanted)));
        links.keySet().removeAll(keptOut(other.get(), links.keySet()));
        return links;
    }

    private Set<UUID> keptOut(String name, Set<UUID> records) {
        ReadyStream other = schemas.of(name);
        Set<UUID> out = new HashSet<>();
        if (other != null && !records.isEmpty()) {
            for (Row row : dynamics.rows(other.selection(), records)) {
                if (SkipRules.reason(other, row).isPresent()) {
                    out.add(row.id());
                }
            }
        }
        return out;
    }
}
