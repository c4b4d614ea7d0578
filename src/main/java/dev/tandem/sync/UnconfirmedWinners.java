package dev.tandem.sync;

import dev.tandem.state.PersonEnd;
import dev.tandem.state.State;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Merges in Marketo whose winner was just created for another record, by a call whose answer was lost: the winner has that
 * record, though no link says so yet. Who lost its person to it waits until that is settled, and does not take it away.
 */
public final class UnconfirmedWinners {

    private final Schemas schemas;
    private final State state;

    public UnconfirmedWinners(Schemas schemas, State state) {
        this.schemas = schemas;
        this.state = state;
    }

    /** The fields in which persons carry their records' ids. */
    Set<String> keys() {
        return schemas.persons().stream().map(UnconfirmedWinners::key).collect(Collectors.toSet());
    }

    /**
     * Whose winner is not settled yet.
     *
     * @param ends persons that were merged away or deleted
     * @param found the persons that are there, with {@link #keys()}, by their ids
     */
    Set<String> among(List<PersonEnd> ends, Map<String, Map<String, Object>> found) {
        Set<String> winners = new HashSet<>();
        for (ReadyStream stream : schemas.persons()) {
            winners.addAll(created(stream, found.values()));
        }
        return ends.stream()
                .filter(end -> end.winner().filter(winners::contains).isPresent())
                .map(PersonEnd::marketoId)
                .collect(Collectors.toSet());
    }

    private Set<String> created(ReadyStream stream, Collection<Map<String, Object>> persons) {
        Map<UUID, String> byRecord = new HashMap<>();
        persons.forEach(
                person -> record(person, key(stream)).ifPresent(record -> byRecord.put(record, Persons.id(person))));
        if (byRecord.isEmpty()) {
            return Set.of();
        }
        String name = stream.definition().name();
        return state.transaction(tx -> state.intents().find(tx, name, byRecord.keySet())).keySet().stream()
                .map(byRecord::get)
                .collect(Collectors.toSet());
    }

    /** People may have written anything into that field. */
    private static Optional<UUID> record(Map<String, Object> person, String key) {
        try {
            return Optional.of(UUID.fromString(Objects.toString(person.get(key), "")));
        } catch (IllegalArgumentException noRecord) {
            return Optional.empty();
        }
    }

    private static String key(ReadyStream stream) {
        return stream.definition().marketo().personKey();
    }
}
