package dev.tandem.operations;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.state.Tombstone;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.ReadyStream;
import dev.tandem.sync.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the records and persons that somebody asks about: in the state, else by looking at both systems. */
public final class RecordSearch {

    private final List<String> streams;
    private final Schemas schemas;
    private final State state;
    private final DynamicsClient dynamics;
    private final MarketoClient marketo;

    /**
     * @param streams those that are kept in sync
     */
    public RecordSearch(
            List<StreamDefinition> streams,
            Schemas schemas,
            State state,
            DynamicsClient dynamics,
            MarketoClient marketo) {
        this.streams = streams.stream().map(StreamDefinition::name).toList();
        this.schemas = schemas;
        this.state = state;
        this.dynamics = dynamics;
        this.marketo = marketo;
    }

    /** All that match, each once; none if nothing does. */
    List<Match> find(Sought sought) {
        schemas.look();
        if (sought instanceof Sought.RecordId record) {
            return byRecord(record.id());
        } else if (sought instanceof Sought.PersonId person) {
            return byPerson(person.id());
        }
        return byAddress(((Sought.Address) sought).address());
    }

    private Stream<ReadyStream> ready() {
        return streams.stream().map(schemas::of).flatMap(stream -> Optional.ofNullable(stream).stream());
    }

    private List<Match> byRecord(UUID id) {
        List<Match> known = state.transaction(
                tx -> ready().map(stream -> stream.definition().name())
                        .filter(name -> isKnown(tx, name, id))
                        .map(name -> Match.of(name, id, link(tx, name, id)))
                        .toList());
        if (!known.isEmpty()) {
            return known;
        }
        return ready().filter(stream ->
                        !dynamics.rows(stream.selection(), List.of(id)).isEmpty())
                .map(stream -> Match.of(stream.definition().name(), id, Optional.empty()))
                .toList();
    }

    private boolean isKnown(Transaction tx, String stream, UUID id) {
        List<UUID> ids = List.of(id);
        return link(tx, stream, id).isPresent()
                || !state.tombstones().find(tx, stream, ids).isEmpty()
                || !state.intents().find(tx, stream, ids).isEmpty()
                || state.failures().of(tx, stream, id).isPresent()
                || state.putOffs().of(tx, stream, id).isPresent();
    }

    private Optional<Link> link(Transaction tx, String stream, UUID id) {
        return Optional.ofNullable(state.links().find(tx, stream, List.of(id)).get(id));
    }

    private List<Match> byPerson(String id) {
        Optional<Match> linked = linked(id);
        if (linked.isPresent()) {
            return List.of(linked.get());
        }
        if (!marketo.persons("id", List.of(id), List.of("id")).isEmpty()) {
            return List.of(Match.ofPerson(id));
        }
        return state.transaction(tx -> {
            Tombstone grave = state.tombstones()
                    .ofMarketo(tx, StreamDefinition.PERSON, List.of(id))
                    .get(id);
            return grave == null
                    ? List.of()
                    : List.of(Match.of(grave.stream(), grave.recordId(), link(tx, grave.stream(), grave.recordId())));
        });
    }

    private Optional<Match> linked(String person) {
        return state.transaction(tx -> Optional.ofNullable(state.links()
                        .ofMarketo(tx, StreamDefinition.PERSON, List.of(person))
                        .get(person)))
                .map(Match::of);
    }

    private List<Match> byAddress(String address) {
        Set<Match> matches = new LinkedHashSet<>();
        ready().forEach(stream -> stream.definition()
                .match()
                .ifPresent(rule -> matches.addAll(inDynamics(stream, rule.column(), address))));
        if (!address.contains(",")) {
            for (Map<String, Object> person : marketo.persons("email", List.of(address), List.of("id"))) {
                String id = person.get("id").toString();
                matches.add(linked(id).orElseGet(() -> Match.ofPerson(id)));
            }
        }
        return List.copyOf(matches);
    }

    /** A record that lives on in another one is found there. */
    private List<Match> inDynamics(ReadyStream stream, String column, String address) {
        String name = stream.definition().name();
        List<UUID> ids = dynamics.rows(stream.selection(), column, address).stream()
                .map(Row::id)
                .toList();
        return state.transaction(tx -> {
            Map<UUID, Link> links = state.links().find(tx, name, ids);
            Set<UUID> retired = state.tombstones().find(tx, name, ids).keySet();
            List<Match> found = new ArrayList<>();
            ids.stream()
                    .filter(id -> links.containsKey(id) || !retired.contains(id))
                    .forEach(id -> found.add(Match.of(name, id, Optional.ofNullable(links.get(id)))));
            return found;
        });
    }
}
