package dev.tandem.sync;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoRefused;
import dev.tandem.state.Intent;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.stream.StreamDefinition.Match;
import dev.tandem.sync.Identified.Result;
import dev.tandem.sync.Identified.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds each record's person: by its link; else by the record's id that the person carries; else, for a record that was
 * never linked, by the stream's matching rule; else it is created (design, section 5).
 */
public final class Identity {

    /** Marketo works up to 90 s on a call whose answer was lost (Marketo reference, section 3). */
    static final Duration MARKETO_FINISHES = Duration.ofSeconds(100);

    private final Schemas schemas;
    private final State state;
    private final MarketoClient marketo;
    private final Cycle cycle;
    private final Clock clock;

    public Identity(Schemas schemas, State state, MarketoClient marketo, Cycle cycle, Clock clock) {
        this.schemas = schemas;
        this.state = state;
        this.marketo = marketo;
        this.cycle = cycle;
        this.clock = clock;
    }

    /** Decides what is done with each record, and commits an intent for each person that will be created or adopted. */
    public Identified find(Batch batch) {
        ReadyStream stream = schemas.of(batch.stream());
        if (!stream.isPerson()) {
            return new Identified(
                    batch.stream(),
                    batch.changes().stream().<Write>map(Write.Upsert::new).toList(),
                    List.of());
        }
        Search search = new Search(stream, batch);
        search.run();
        openIntents(stream, search.writes);
        return new Identified(batch.stream(), search.writes, search.settled);
    }

    private void openIntents(ReadyStream stream, List<Write> writes) {
        List<Intent> intents = writes.stream()
                .filter(write -> !(write instanceof Write.Update))
                .map(write -> intent(stream, write))
                .toList();
        if (!intents.isEmpty()) {
            state.run(tx -> {
                cycle.check(tx);
                state.intents().open(tx, intents);
            });
        }
    }

    private Intent intent(ReadyStream stream, Write write) {
        String person = write instanceof Write.Adopt adopt ? adopt.marketoId() : null;
        Change change = write.change();
        return new Intent(
                stream.definition().name(),
                change.recordId(),
                stream.definition().marketo().object(),
                person,
                change.fingerprint(),
                clock.instant());
    }

    /** The search for the persons of one batch. */
    private final class Search {

        private final ReadyStream stream;
        private final Batch batch;
        private final List<Write> writes = new ArrayList<>();
        private final List<Result> settled = new ArrayList<>();
        private final Instant now = clock.instant();

        Search(ReadyStream stream, Batch batch) {
            this.stream = stream;
            this.batch = batch;
        }

        void run() {
            List<Change> unlinked = new ArrayList<>();
            for (Change change : batch.changes()) {
                change.link()
                        .map(Link::marketoId)
                        .ifPresentOrElse(
                                person -> writes.add(new Write.Update(change, person)), () -> unlinked.add(change));
            }
            List<Change> free = withoutIntent(unlinked);
            List<Change> strangers = byKey(free);
            byRule(strangers);
        }

        /** A write whose outcome is unknown may still be at work: it is looked up when Marketo must have finished. */
        private List<Change> withoutIntent(List<Change> changes) {
            Map<UUID, Intent> open = changes.isEmpty()
                    ? Map.of()
                    : state.transaction(tx -> state.intents()
                            .find(
                                    tx,
                                    batch.stream(),
                                    changes.stream().map(Change::recordId).toList()));
            List<Change> free = new ArrayList<>();
            List<UUID> over = new ArrayList<>();
            for (Change change : changes) {
                Intent intent = open.get(change.recordId());
                Instant due = intent == null ? now : intent.madeAt().plus(MARKETO_FINISHES);
                if (due.isAfter(now)) {
                    settled.add(new Result.PutOff(change, Reasons.ANSWER_LOST, due, false, true));
                } else {
                    free.add(change);
                    if (intent != null) {
                        over.add(change.recordId());
                    }
                }
            }
            if (!over.isEmpty()) {
                state.run(tx -> state.intents().close(tx, batch.stream(), over));
            }
            return free;
        }

        /** How a crash between write and commit heals itself: the person carries the record's id already. */
        private List<Change> byKey(List<Change> changes) {
            String key = stream.definition().marketo().key();
            Map<String, List<Map<String, Object>>> persons = persons(
                    key,
                    changes.stream().map(change -> change.recordId().toString()).toList(),
                    Set.of());
            Map<String, Link> taken = taken(persons.values());
            List<Change> strangers = new ArrayList<>();
            for (Change change : changes) {
                List<Map<String, Object>> found =
                        persons.getOrDefault(change.recordId().toString(), List.of());
                if (found.isEmpty()) {
                    strangers.add(change);
                } else if (found.size() == 1 && taken.containsKey(id(found.get(0)))) {
                    settled.add(new Result.Failed(
                            change,
                            "taken",
                            "the person " + id(found.get(0)) + ", which carries this record's id, is linked to "
                                    + taken.get(id(found.get(0))).recordId()));
                } else if (found.size() == 1) {
                    writes.add(new Write.Update(change, id(found.get(0))));
                } else {
                    settled.add(new Result.Failed(
                            change, "several-persons", "several persons carry this record's id: " + ids(found)));
                }
            }
            return strangers;
        }

        private void byRule(List<Change> strangers) {
            Optional<Match> rule = stream.definition().match();
            List<String> addresses = strangers.stream()
                    .map(Change::matching)
                    .flatMap(Optional::stream)
                    .filter(address -> !address.contains(","))
                    .distinct()
                    .toList();
            Map<String, List<Map<String, Object>>> persons = rule.isEmpty() || addresses.isEmpty()
                    ? Map.of()
                    : unlinked(persons(rule.get().field(), addresses, ratchets(strangers)));
            Map<Long, Integer> sharing = persons.isEmpty() ? Map.of() : sharing(strangers);
            Map<Long, Long> here = batchAddresses();
            for (Change change : strangers) {
                List<Map<String, Object>> candidates =
                        change.matching().map(persons::get).orElse(List.of());
                decide(change, candidates == null ? List.of() : candidates, sharing, here);
            }
        }

        private void decide(
                Change change, List<Map<String, Object>> candidates, Map<Long, Integer> sharing, Map<Long, Long> here) {
            if (candidates.isEmpty()) {
                writes.add(new Write.Create(change));
            } else if (candidates.size() > 1) {
                settled.add(new Result.Failed(
                        change,
                        "ambiguous",
                        "several unlinked persons have this record's address: " + ids(candidates)
                                + "; merge them in Marketo, or give one the record's id"));
            } else if (batch.lane() == Lane.LOAD) {
                settled.add(new Result.PutOff(change, Reasons.MATCHES, now, false, false));
            } else if (shared(change, sharing, here)) {
                writes.add(new Write.Create(change));
            } else {
                Map<String, Object> person = candidates.get(0);
                writes.add(new Write.Adopt(change, id(person), optedOut(change, person)));
            }
        }

        /** If several records share the address of one unlinked person, none adopts it (behaviour page, section 4). */
        private boolean shared(Change change, Map<Long, Integer> sharing, Map<Long, Long> here) {
            long address = change.address().orElseThrow();
            return sharing.getOrDefault(address, 0) > 0 || here.getOrDefault(address, 0L) > 1;
        }

        private Map<Long, Long> batchAddresses() {
            return batch.changes().stream()
                    .map(Change::address)
                    .flatMap(Optional::stream)
                    .collect(Collectors.groupingBy(address -> address, Collectors.counting()));
        }

        /** How many other records have each address: those that are linked, and those that wait for the decision. */
        private Map<Long, Integer> sharing(List<Change> strangers) {
            Set<Long> addresses = strangers.stream()
                    .map(Change::address)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
            Set<UUID> own = strangers.stream().map(Change::recordId).collect(Collectors.toSet());
            return state.transaction(tx -> {
                Map<Long, Integer> sharing = new HashMap<>(state.links().sharing(tx, addresses));
                state.putOffs()
                        .sharing(tx, addresses, own)
                        .forEach((address, count) -> sharing.merge(address, count, Integer::sum));
                return sharing;
            });
        }

        private Set<String> ratchets(List<Change> changes) {
            return changes.stream()
                    .flatMap(change -> change.ratchets().stream())
                    .collect(Collectors.toSet());
        }

        private Map<String, List<Map<String, Object>>> unlinked(Map<String, List<Map<String, Object>>> persons) {
            StreamDefinition.Target target = stream.definition().marketo();
            Map<String, List<Map<String, Object>>> free = new HashMap<>();
            Map<String, Link> taken = taken(persons.values());
            persons.forEach((address, found) -> {
                List<Map<String, Object>> without = found.stream()
                        .filter(person -> isEmpty(person.get(target.key())))
                        .filter(person -> !taken.containsKey(id(person)))
                        .toList();
                if (!without.isEmpty()) {
                    free.put(address, without);
                }
            });
            return free;
        }

        /** Those of the persons that belong to a record already. */
        private Map<String, Link> taken(Collection<List<Map<String, Object>>> persons) {
            List<String> ids =
                    persons.stream().flatMap(List::stream).map(Identity::id).toList();
            return ids.isEmpty()
                    ? Map.of()
                    : state.transaction(tx -> state.links()
                            .ofMarketo(tx, stream.definition().marketo().object(), ids));
        }

        /** The persons by the value of the field that was searched, in lower case. */
        private Map<String, List<Map<String, Object>>> persons(
                String field, Collection<String> values, Set<String> more) {
            Set<String> fields = new LinkedHashSet<>(
                    List.of("id", stream.definition().marketo().key(), field));
            fields.addAll(more);
            return lookUp(field, List.copyOf(values), List.copyOf(fields)).stream()
                    .filter(person -> person.get(field) != null)
                    .collect(Collectors.groupingBy(
                            person -> person.get(field).toString().strip().toLowerCase(Locale.ROOT)));
        }
    }

    /** A query that matches more than 1,000 persons is refused: it is asked again in halves. */
    private List<Map<String, Object>> lookUp(String field, List<String> values, List<String> fields) {
        if (values.isEmpty()) {
            return List.of();
        }
        try {
            return marketo.persons(field, values, fields);
        } catch (MarketoRefused tooMany) {
            if (!tooMany.code().equals("1003") || values.size() == 1) {
                throw tooMany;
            }
            int half = values.size() / 2;
            List<Map<String, Object>> both = new ArrayList<>(lookUp(field, values.subList(0, half), fields));
            both.addAll(lookUp(field, values.subList(half, values.size()), fields));
            return both;
        }
    }

    private static Set<String> optedOut(Change change, Map<String, Object> person) {
        Set<String> out = new HashSet<>();
        change.ratchets().stream()
                .filter(field -> "true".equalsIgnoreCase(Objects.toString(person.get(field), "")))
                .forEach(out::add);
        return Set.copyOf(out);
    }

    private static boolean isEmpty(Object value) {
        return value == null || value.toString().isBlank();
    }

    private static String id(Map<String, Object> person) {
        return person.get("id").toString();
    }

    private static String ids(List<Map<String, Object>> persons) {
        return persons.stream().map(Identity::id).sorted().collect(Collectors.joining(", "));
    }
}
