package dev.tandem.sync;

import dev.tandem.state.Link;
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

/**
 * Finds links that lead to somebody else. In a copy of a Marketo instance an id can mean another person, and no answer says
 * so; each person carries the id of its record, though (design, section 3.1).
 */
final class StrayLinks {

    private final List<String> streams;
    private final State state;
    private final Persons persons;
    private final String key;

    /**
     * @param streams the streams of persons
     * @param key the field of a person that carries its record's id
     */
    StrayLinks(List<String> streams, State state, Persons persons, String key) {
        this.streams = streams;
        this.state = state;
        this.persons = persons;
        this.key = key;
    }

    /**
     * The records whose person is another record's, or nobody's while another person carries the record's id. A person with
     * an id that no linked record has is the record's own: it was merged with one that had it before.
     *
     * @param links the links by record
     * @param found the persons as they were read, by their ids
     */
    Set<UUID> among(Map<UUID, Link> links, Map<String, Map<String, Object>> found) {
        Map<UUID, UUID> carried = new HashMap<>();
        Set<UUID> without = new HashSet<>();
        links.forEach((record, link) -> {
            String id = id(found.get(link.marketoId()));
            if (id.isBlank()) {
                without.add(record);
            } else if (!id.equals(record.toString())
                    && !id.equals(link.recordId().toString())) {
                uuid(id).ifPresent(other -> carried.put(record, other));
            }
        });
        Set<UUID> linked = linked(carried.values());
        carried.values().retainAll(linked);
        Set<UUID> stray = new HashSet<>(carried.keySet());
        stray.addAll(carriedByOthers(without, links));
        return stray;
    }

    private String id(Map<String, Object> person) {
        return person == null ? "" : Objects.toString(person.get(key), "");
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private Set<UUID> linked(Collection<UUID> records) {
        return records.isEmpty()
                ? Set.of()
                : state.transaction(tx -> {
                    Set<UUID> linked = new HashSet<>();
                    streams.forEach(stream -> linked.addAll(
                            state.links().find(tx, stream, records).keySet()));
                    return linked;
                });
    }

    private Set<UUID> carriedByOthers(Set<UUID> records, Map<UUID, Link> links) {
        Set<UUID> others = new HashSet<>();
        if (!records.isEmpty()) {
            Map<String, List<Map<String, Object>>> found =
                    persons.by(key, records.stream().map(UUID::toString).toList(), Set.of());
            records.stream()
                    .filter(record -> found.getOrDefault(record.toString(), List.of()).stream()
                            .anyMatch(person ->
                                    !Persons.id(person).equals(links.get(record).marketoId())))
                    .forEach(others::add);
        }
        return others;
    }
}
