package dev.tandem.sync;

import dev.tandem.dynamics.Row;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoCode;
import dev.tandem.marketo.Outcome;
import dev.tandem.marketo.SyncAction;
import dev.tandem.state.Failure;
import dev.tandem.state.PersonRequest;
import dev.tandem.state.State;
import dev.tandem.state.Tally;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the persons what came of their requests and makes it durable. The link is made by the ordinary merge of the new
 * records, which finds each person by the record's id that it carries now.
 */
public final class RequestOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(RequestOutcomes.class);

    /** The code of a person that is not there (Marketo reference, section 5.3). */
    private static final String NO_PERSON = "1004";

    private final State state;
    private final MarketoClient marketo;
    private final Cycle cycle;
    private final Patience patience;
    private final Clock clock;

    public RequestOutcomes(State state, MarketoClient marketo, Cycle cycle, Patience patience, Clock clock) {
        this.state = state;
        this.marketo = marketo;
        this.cycle = cycle;
        this.patience = patience;
        this.clock = clock;
    }

    /** Writes the new record's id and type to its person, and clears the field that asked. */
    public Answers tell(Answers answers) {
        List<Map<String, Object>> input = new ArrayList<>();
        List<Answer> told = new ArrayList<>();
        for (Answer answer : answers.all()) {
            news(answer).ifPresent(fields -> {
                fields.put("id", Long.valueOf(answer.person()));
                input.add(fields);
                told.add(answer);
            });
        }
        if (input.isEmpty()) {
            return answers;
        }
        List<Outcome> outcomes = marketo.syncPersons(SyncAction.UPDATE_ONLY, "id", input);
        Map<PersonRequest, Answer> failed = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            int at = i;
            failure(told.get(i), outcomes.get(i))
                    .ifPresent(it -> failed.put(told.get(at).request(), it));
        }
        return answers.map(answer -> failed.getOrDefault(answer.request(), answer));
    }

    private Optional<Map<String, Object>> news(Answer answer) {
        Map<String, Object> fields = new HashMap<>();
        if (answer instanceof Answer.Made made) {
            StreamDefinition.Target target = made.create().ready().definition().marketo();
            fields.put(target.personKey(), made.record().toString());
            target.type().ifPresent(type -> fields.put(type.field(), type.value()));
            fields.put(PersonFeed.REQUEST, null);
        } else if (stillAsks(answer)) {
            fields.put(PersonFeed.REQUEST, null);
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
    }

    private static boolean stillAsks(Answer answer) {
        return (answer instanceof Answer.Existing existing && existing.clear())
                || (answer instanceof Answer.Nothing nothing && nothing.clear());
    }

    /** A person that was deleted meanwhile needs no news; its record stays, as after any deletion in Marketo. */
    private static Optional<Answer> failure(Answer answer, Outcome outcome) {
        if (outcome.status() != Outcome.Status.SKIPPED
                || outcome.code().equals(NO_PERSON)
                || !(answer instanceof Answer.Made made)) {
            return Optional.empty();
        }
        if (outcome.code().equals(MarketoCode.NO_FIELD.number())) {
            throw new IllegalStateException("Marketo has lost a field of ours; run 'setup'.");
        }
        return Optional.of(new Answer.Failed(
                made.request(),
                made.stream(),
                made.record(),
                true,
                outcome.code(),
                "Person " + made.person() + " is in Dynamics now, but Marketo did not take the record's id: "
                        + outcome.reason()));
    }

    /**
     * Ends the requests that were served, and puts off the others.
     *
     * @return the new records, and those that are there and not linked, to be merged with their persons
     */
    public List<Page> commit(Answers answers) {
        Map<String, List<Answer.OfStream>> byStream = answers.of(Answer.OfStream.class).stream()
                .collect(Collectors.groupingBy(Answer.OfStream::stream, TreeMap::new, Collectors.toList()));
        byStream.forEach((stream, of) -> cycle.commit(stream, tally(of), tx -> of.forEach(it -> save(tx, it))));
        commitOthers(answers);
        byStream.forEach(RequestOutcomes::tell);
        answers.all().forEach(this::came);
        return pages(answers);
    }

    private void came(Answer answer) {
        if (answer instanceof Answer.Nothing nothing) {
            cycle.watch().came(nothing.person(), new Came(Came.Kind.SKIPPED, nothing.reason()));
        } else if (answer instanceof Answer.Failed failed) {
            cycle.watch().came(failed.person(), new Came(Came.Kind.FAILED, failed.sentence()));
        } else if (answer instanceof Answer.Later later) {
            cycle.watch()
                    .came(later.person(), new Came(Came.Kind.WAITS, "its request is looked at again at " + later.at()));
        }
    }

    /** What is created counts when it is merged. */
    private static Tally tally(List<Answer.OfStream> answers) {
        Map<String, Long> skipped = new TreeMap<>();
        Map<String, Long> failed = new TreeMap<>();
        answers.forEach(answer -> {
            if (answer instanceof Answer.Nothing nothing) {
                skipped.merge(nothing.reason(), 1L, Long::sum);
            } else if (answer instanceof Answer.Failed it) {
                failed.merge(it.code(), 1L, Long::sum);
            }
        });
        long read = skipped.values().stream().mapToLong(Long::longValue).sum()
                + failed.values().stream().mapToLong(Long::longValue).sum();
        return new Tally(read, 0, 0, skipped, failed);
    }

    private void save(Transaction tx, Answer.OfStream answer) {
        if (answer instanceof Answer.Failed failed) {
            failed(tx, failed);
            return;
        }
        List<UUID> record = List.of(answer.record());
        if (answer instanceof Answer.Made made && made.fresh()) {
            state.bases().save(tx, List.of(RequestCreation.bases(made.create())));
        }
        state.intents().close(tx, answer.stream(), record);
        state.failures().resolve(tx, answer.stream(), record);
        over(tx, answer);
    }

    /** The request itself is tried again in time, so the record that is not there yet is not. */
    private void failed(Transaction tx, Answer.Failed it) {
        Instant now = clock.instant();
        if (!it.there()) {
            state.intents().close(tx, it.stream(), List.of(it.record()));
            state.bases().remove(tx, it.stream(), List.of(it.record()));
        }
        state.failures()
                .record(
                        tx,
                        List.of(new Failure(it.stream(), it.record(), it.code(), it.sentence(), 1, now, now, null)));
        state.requests().postpone(tx, it.person(), patience.next(it.request().askedAt(), now));
    }

    private void over(Transaction tx, Answer answer) {
        state.requests().remove(tx, List.of(answer.person()), answer.request().sequence());
    }

    private void commitOthers(Answers answers) {
        List<Answer.Unwanted> unwanted = answers.of(Answer.Unwanted.class);
        List<Answer.Later> later = answers.of(Answer.Later.class);
        if (!unwanted.isEmpty() || !later.isEmpty()) {
            state.run(tx -> {
                unwanted.forEach(it -> over(tx, it));
                later.forEach(it -> state.requests().postpone(tx, it.person(), it.at()));
                cycle.check(tx);
            });
        }
    }

    private static void tell(String stream, List<Answer.OfStream> answers) {
        long made = answers.stream().filter(Answer.Made.class::isInstance).count();
        List<Answer.Failed> failed = answers.stream()
                .filter(Answer.Failed.class::isInstance)
                .map(Answer.Failed.class::cast)
                .toList();
        if (made > 0) {
            LOG.info("{}: {} created in Dynamics on request", stream, made);
        }
        failed.stream()
                .findFirst()
                .ifPresent(one -> LOG.warn(
                        "{}: {} could not be created on request, such as {}: {}",
                        stream,
                        failed.size(),
                        one.record(),
                        one.sentence()));
    }

    private List<Page> pages(Answers answers) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        answers.of(Answer.OfStream.class).forEach(answer -> Optional.ofNullable(row(answer))
                .ifPresent(row -> rows.computeIfAbsent(answer.stream(), stream -> new ArrayList<>())
                        .add(row)));
        return rows.entrySet().stream()
                .map(entry -> new Page(entry.getKey(), Lane.REQUESTS, 0, entry.getValue(), List.of(), Optional.empty()))
                .toList();
    }

    private static Row row(Answer answer) {
        if (answer instanceof Answer.Existing existing) {
            return existing.row();
        }
        return answer instanceof Answer.Made made ? made.row().orElse(null) : null;
    }
}
