package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition.RelatesTo;
import dev.tandem.sync.UnconfirmedPersons.Found;
import java.time.Instant;
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

    /** What the contacts among these changes can take over. */
    Found of(ReadyStream stream, List<Change> changes, Persons persons, Instant now) {
        Optional<String> other = stream.definition().relatesTo().map(RelatesTo::stream);
        Set<UUID> wanted = new HashSet<>();
        changes.stream()
                .filter(change -> change.link().isEmpty() && change.ties().relatedTo() != null)
                .forEach(change -> wanted.add(change.ties().relatedTo()));
        ReadyStream leads = other.map(schemas::of).orElse(null);
        if (leads == null || wanted.isEmpty()) {
            return Found.nothing();
        }
        Map<UUID, Link> links = new HashMap<>(state.transaction(
                tx -> state.links().find(tx, leads.definition().name(), wanted)));
        wanted.removeAll(links.keySet());
        Found unconfirmed = new UnconfirmedPersons(leads, state, persons, now).of(wanted);
        links.putAll(unconfirmed.links());
        links.keySet().removeAll(keptOut(leads, links.keySet()));
        return new Found(links, unconfirmed.waiting(), unconfirmed.several());
    }

    private Set<UUID> keptOut(ReadyStream leads, Set<UUID> records) {
        Set<UUID> out = new HashSet<>();
        if (!records.isEmpty()) {
            for (Row row : dynamics.rows(leads.selection(), records)) {
                if (SkipRules.reason(leads, row).isPresent()) {
                    out.add(row.id());
                }
            }
        }
        return out;
    }
}
