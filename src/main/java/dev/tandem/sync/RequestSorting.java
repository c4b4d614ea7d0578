package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.state.Intent;
import dev.tandem.state.PersonRequest;
import dev.tandem.state.State;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Decides what becomes of each request: a new record, or nothing where the person is in Dynamics or gone. */
public final class RequestSorting {

    /** Where a person's owner stands (Marketo reference, section 8.2). */
    private static final String SALES_PERSON = "externalSalesPersonId";

    private final Schemas schemas;
    private final State state;
    private final DynamicsClient dynamics;
    private final MarketoClient marketo;
    private final Cycle cycle;
    private final Patience patience;
    private final Clock clock;

    public RequestSorting(
            Schemas schemas,
            State state,
            DynamicsClient dynamics,
            MarketoClient marketo,
            Cycle cycle,
            Patience patience,
            Clock clock) {
        this.schemas = schemas;
        this.state = state;
        this.dynamics = dynamics;
        this.marketo = marketo;
        this.cycle = cycle;
        this.patience = patience;
        this.clock = clock;
    }

    /** One answer for each request of the page; nothing is written. */
    public Answers sort(List<PersonRequest> page) {
        if (page.isEmpty()) {
            return new Answers(List.of());
        }
        List<String> ids = page.stream().map(PersonRequest::marketoId).toList();
        Map<String, Person> persons = read(ids);
        Set<UUID> records = new HashSet<>();
        Set<UUID> owners = new HashSet<>();
        persons.values().forEach(person -> {
            carried(person).ifPresent(records::add);
            salesPerson(person).ifPresent(owners::add);
        });
        page.forEach(request -> wish(request, Optional.ofNullable(persons.get(request.marketoId())))
                .owner()
                .ifPresent(owners::add));
        RequestMemory memory = state.transaction(tx -> RequestMemory.of(tx, state, schemas, ids, records, owners));
        Map<UUID, Found> found = look(memory.unclaimed());
        return new Answers(page.stream()
                .map(request -> answer(request, Optional.ofNullable(persons.get(request.marketoId())), memory, found))
                .toList());
    }

    /** A record that a person names. */
    private record Found(String stream, Row row) {}

    private Map<String, Person> read(List<String> ids) {
        Set<String> fields = new HashSet<>(Set.of(PersonFeed.REQUEST));
        schemas.persons().forEach(stream -> fields.addAll(stream.readable()));
        return new Persons(marketo)
                .by("id", ids, fields).values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toMap(Persons::id, Person.Present::new));
    }

    private Map<UUID, Found> look(Set<UUID> records) {
        Map<UUID, Found> found = new HashMap<>();
        if (!records.isEmpty()) {
            for (ReadyStream stream : schemas.persons()) {
                dynamics.rows(stream.selection(), records)
                        .forEach(row -> found.put(
                                row.id(), new Found(stream.definition().name(), row)));
            }
        }
        return found;
    }

    private Answer answer(
            PersonRequest request, Optional<Person> person, RequestMemory memory, Map<UUID, Found> found) {
        Wish wish = wish(request, person);
        Optional<ReadyStream> stream =
                new WishedStream(schemas.persons()).of(wish, person.orElseGet(Person.Coming::new));
        if (wish.as() == Wish.As.FITTING && (stream.isEmpty() || isKnown(request, memory))) {
            return new Answer.Unwanted(request);
        }
        if (stream.isEmpty()
                || !cycle.personStreams().contains(stream.get().definition().name())) {
            return new Answer.Later(request, patience.next(request.askedAt(), clock.instant()));
        }
        UUID record = RequestedRecord.id(
                state.fingerprints(),
                stream.get().definition().dynamics().table(),
                request.marketoId(),
                memory.generations().get(request.marketoId()));
        return person.map(it -> answer(request, it, stream.get(), record, memory, found))
                .orElseGet(() -> nothing(request, stream.get(), record, Reasons.ASKED_GONE, false));
    }

    private Answer answer(
            PersonRequest request,
            Person person,
            ReadyStream stream,
            UUID record,
            RequestMemory memory,
            Map<UUID, Found> found) {
        boolean asks = asked(person).isPresent();
        if (memory.links().containsKey(request.marketoId())) {
            return nothing(request, stream, record, Reasons.ASKED_TWICE, asks);
        }
        Optional<Found> existing =
                carried(person).filter(named -> !named.equals(record)).map(found::get);
        if (existing.isPresent()) {
            return new Answer.Existing(
                    request, existing.get().stream(), existing.get().row(), asks);
        }
        Intent open = memory.intents().get(request.marketoId());
        if (open != null && !open.recordId().equals(record)) {
            Instant settled = clock.instant().plus(PersonSearch.MARKETO_FINISHES);
            return new Answer.Later(request, settled);
        }
        var owner = memory.owner(schemas, stream, wish(request, Optional.of(person)), salesPerson(person));
        RecordDraft draft = RecordDraft.of(stream, person, record, owner, state.fingerprints());
        return new Answer.Create(request, stream, draft, open != null);
    }

    /** Only new persons become records without being asked for. */
    private static boolean isKnown(PersonRequest request, RequestMemory memory) {
        return memory.links().containsKey(request.marketoId())
                || memory.generations().get(request.marketoId()) > 0;
    }

    /** The feed does not tell with which values a person was created, so a new one may be asking, too. */
    private static Wish wish(PersonRequest request, Optional<Person> person) {
        Wish wish = Wish.of(request.wish());
        return person.filter(it -> wish.as() == Wish.As.FITTING)
                .flatMap(RequestSorting::asked)
                .map(Wish::asked)
                .orElse(wish);
    }

    /** What the person's own field asks for. */
    private static Optional<String> asked(Person person) {
        return Optional.ofNullable(person.value(PersonFeed.REQUEST))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }

    private static Answer nothing(
            PersonRequest request, ReadyStream stream, UUID record, String reason, boolean clear) {
        return new Answer.Nothing(request, stream.definition().name(), record, reason, clear);
    }

    /** The record whose id the person carries. */
    private Optional<UUID> carried(Person person) {
        return schemas.persons().stream()
                .map(stream -> stream.definition().marketo().personKey())
                .distinct()
                .flatMap(key -> id(person.value(key)).stream())
                .findFirst();
    }

    private static Optional<UUID> salesPerson(Person person) {
        return id(person.value(SALES_PERSON));
    }

    private static Optional<UUID> id(Object value) {
        try {
            return Optional.ofNullable(value)
                    .map(Object::toString)
                    .map(String::strip)
                    .map(UUID::fromString);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
