package dev.tandem.sync;

import dev.tandem.state.Intent;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.sync.Predecessors.Inheritance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Leads that became contacts while the answer to the creation of their person was lost: the person is there, or may come
 * yet, but nothing links it. Without looking for it the contact would get a second one.
 */
final class UnconfirmedLeads {

    private final ReadyStream leads;
    private final State state;
    private final Persons persons;
    private final Instant now;

    UnconfirmedLeads(ReadyStream leads, State state, Persons persons, Instant now) {
        this.leads = leads;
        this.state = state;
        this.persons = persons;
        this.now = now;
    }

    /** The links that these leads would have, and which of them wait for the end of Marketo's time limit. */
    Inheritance of(Set<UUID> records) {
        Map<UUID, Intent> open = records.isEmpty()
                ? Map.of()
                : state.transaction(tx -> state.intents().find(tx, stream(), records));
        Map<UUID, Instant> waiting = waiting(open);
        List<Intent> due = open.values().stream()
                .filter(intent -> !waiting.containsKey(intent.recordId()))
                .toList();
        return inheritance(due, waiting);
    }

    /** A lead that a person asked for is settled by the repeated request. */
    private Map<UUID, Instant> waiting(Map<UUID, Intent> open) {
        Set<String> asking = open.values().stream()
                .map(Intent::marketoId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> requested = asking.isEmpty()
                ? Set.of()
                : state.transaction(tx -> state.requests().waiting(tx, asking));
        Map<UUID, Instant> waiting = new HashMap<>();
        open.forEach((record, intent) -> {
            Instant decided = intent.madeAt().plus(PersonSearch.MARKETO_FINISHES);
            if (decided.isAfter(now)) {
                waiting.put(record, decided);
            } else if (intent.marketoId() != null && requested.contains(intent.marketoId())) {
                waiting.put(record, now);
            }
        });
        return waiting;
    }

    /** An intent whose write left nothing to take over ends here; the others end with the lead's link. */
    private Inheritance inheritance(List<Intent> due, Map<UUID, Instant> waiting) {
        Map<String, List<Map<String, Object>>> found = persons.by(
                leads.definition().marketo().personKey(),
                due.stream().map(intent -> intent.recordId().toString()).toList(),
                Set.of());
        Set<String> taken = taken(found.values());
        Map<UUID, Link> links = new HashMap<>();
        Map<UUID, String> several = new HashMap<>();
        List<UUID> over = new ArrayList<>();
        for (Intent intent : due) {
            List<Map<String, Object>> own = found.getOrDefault(intent.recordId().toString(), List.of());
            if (own.size() > 1) {
                several.put(intent.recordId(), Persons.ids(own));
            } else if (own.isEmpty() || taken.contains(Persons.id(own.get(0)))) {
                over.add(intent.recordId());
            } else {
                links.put(intent.recordId(), link(intent, Persons.id(own.get(0))));
            }
        }
        if (!over.isEmpty()) {
            state.run(tx -> state.intents().close(tx, stream(), over));
        }
        return new Inheritance(links, waiting, several);
    }

    /** Those of the persons that belong to another record by now. */
    private Set<String> taken(Collection<List<Map<String, Object>>> found) {
        List<String> ids = found.stream().flatMap(List::stream).map(Persons::id).toList();
        return ids.isEmpty()
                ? Set.of()
                : state.transaction(tx -> state.links()
                        .ofMarketo(tx, leads.definition().marketo().object(), ids)
                        .keySet());
    }

    private static Link link(Intent intent, String person) {
        return new Link(
                intent.stream(), intent.recordId(), intent.object(), person, intent.fingerprint(), null, null, 0);
    }

    private String stream() {
        return leads.definition().name();
    }
}
