package dev.tandem.sync;

import dev.tandem.state.Intent;
import dev.tandem.state.Link;
import dev.tandem.state.State;
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
 * Records that became others, or went, while the answer to the creation of their person was lost: the person is there, or
 * may come yet, but nothing links it. Without looking for it a contact would get a second one beside that of its lead, and
 * the person of a deleted record would stay as if nothing had happened.
 */
final class UnconfirmedPersons {

    private final ReadyStream stream;
    private final State state;
    private final Persons persons;
    private final Instant now;

    UnconfirmedPersons(ReadyStream stream, State state, Persons persons, Instant now) {
        this.stream = stream;
        this.state = state;
        this.persons = persons;
        this.now = now;
    }

    /**
     * What is known of such records.
     *
     * @param links the links that they would have, by record; the map is the caller's own
     * @param waiting those whose person may still be on its way, and when that is decided
     * @param several those whose id several persons carry, and which persons these are
     */
    record Found(Map<UUID, Link> links, Map<UUID, Instant> waiting, Map<UUID, String> several) {

        static Found nothing() {
            return new Found(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }
    }

    /** The links that these records would have, and which of them wait for the end of Marketo's time limit. */
    Found of(Set<UUID> records) {
        Map<UUID, Intent> open = records.isEmpty()
                ? Map.of()
                : state.transaction(tx -> state.intents().find(tx, name(), records));
        Map<UUID, Instant> waiting = waiting(open);
        List<Intent> due = open.values().stream()
                .filter(intent -> !waiting.containsKey(intent.recordId()))
                .toList();
        return found(due, waiting);
    }

    /** A record that a person asked for is settled by the repeated request. */
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

    /** An intent whose write left nothing to take over ends here; the others end with the link. */
    private Found found(List<Intent> due, Map<UUID, Instant> waiting) {
        Map<String, List<Map<String, Object>>> found = persons.by(
                stream.definition().marketo().personKey(),
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
            state.run(tx -> state.intents().close(tx, name(), over));
        }
        return new Found(links, waiting, several);
    }

    /** Those of the persons that belong to another record by now. */
    private Set<String> taken(Collection<List<Map<String, Object>>> found) {
        List<String> ids = found.stream().flatMap(List::stream).map(Persons::id).toList();
        return ids.isEmpty()
                ? Set.of()
                : state.transaction(tx -> state.links()
                        .ofMarketo(tx, stream.definition().marketo().object(), ids)
                        .keySet());
    }

    private static Link link(Intent intent, String person) {
        return new Link(
                intent.stream(), intent.recordId(), intent.object(), person, intent.fingerprint(), null, null, 0);
    }

    private String name() {
        return stream.definition().name();
    }
}
