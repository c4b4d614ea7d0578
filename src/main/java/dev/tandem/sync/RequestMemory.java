package dev.tandem.sync;

import dev.tandem.dynamics.Bind;
import dev.tandem.state.Intent;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.state.Tombstone;
import dev.tandem.state.Transaction;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the state knows of the persons of one page of requests.
 *
 * @param links by person
 * @param intents open intents about a person, by person
 * @param generations how many links of the person have ended
 * @param unclaimed records that a person names, and that were never retired and are not linked
 * @param owners known users and teams
 */
record RequestMemory(
        Map<String, Link> links,
        Map<String, Intent> intents,
        Map<String, Integer> generations,
        Set<UUID> unclaimed,
        Map<UUID, Bind> owners) {

    private static final String OWNER = "ownerid";

    static RequestMemory of(
            Transaction tx,
            State state,
            Schemas schemas,
            Collection<String> persons,
            Set<UUID> records,
            Set<UUID> owners) {
        Map<String, Integer> generations = new HashMap<>();
        persons.forEach(
                person -> generations.put(person, state.tombstones().generations(tx, StreamDefinition.PERSON, person)));
        Set<UUID> unclaimed = new HashSet<>(records);
        schemas.persons().stream().map(stream -> stream.definition().name()).forEach(stream -> {
            unclaimed.removeAll(state.links().find(tx, stream, records).keySet());
            state.tombstones().find(tx, stream, records).forEach((record, tombstone) -> {
                if (tombstone.reason() != Tombstone.Reason.PERSON_DELETED) {
                    unclaimed.remove(record);
                }
            });
        });
        return new RequestMemory(
                state.links().ofMarketo(tx, StreamDefinition.PERSON, persons),
                state.intents().ofMarketo(tx, StreamDefinition.PERSON, persons),
                generations,
                unclaimed,
                owners(tx, state, schemas, owners));
    }

    private static Map<UUID, Bind> owners(Transaction tx, State state, Schemas schemas, Set<UUID> wanted) {
        Map<UUID, Bind> owners = new HashMap<>();
        schemas.persons().stream()
                .flatMap(stream -> ownerStreams(schemas, stream).stream())
                .distinct()
                .forEach(stream -> state.links()
                        .find(tx, stream.definition().name(), wanted)
                        .keySet()
                        .forEach(id -> owners.put(id, bind(stream, id))));
        return owners;
    }

    /** The streams of those who may own a record: users, then teams. */
    private static List<ReadyStream> ownerStreams(Schemas schemas, ReadyStream stream) {
        return stream.mapping().references().stream()
                .filter(line -> line.column().equals(OWNER))
                .map(MappingLine::to)
                .flatMap(List::stream)
                .map(name -> Optional.ofNullable(schemas.of(name)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Bind bind(ReadyStream stream, UUID id) {
        return Bind.to(OWNER, stream.selection().entitySet(), id);
    }

    /** The owner that was asked for; one that is not in sync is taken for a user, and Dynamics judges. */
    Optional<Bind> owner(Schemas schemas, ReadyStream stream, Wish wish, Optional<UUID> salesPerson) {
        if (wish.owner().isEmpty()) {
            return salesPerson.map(owners::get);
        }
        UUID id = wish.owner().get();
        return Optional.ofNullable(owners.get(id))
                .or(() -> ownerStreams(schemas, stream).stream().findFirst().map(users -> bind(users, id)));
    }
}
