package dev.tandem.sync;

import dev.tandem.governor.Reservation;
import dev.tandem.marketo.Batches;
import dev.tandem.marketo.DedupeBy;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoCode;
import dev.tandem.marketo.MarketoOutcomeUnknown;
import dev.tandem.marketo.MarketoRefused;
import dev.tandem.marketo.MarketoTooLate;
import dev.tandem.marketo.Outcome;
import dev.tandem.marketo.SyncAction;
import dev.tandem.state.Tombstone;
import dev.tandem.sync.Identified.Ended;
import dev.tandem.sync.Identified.Patched;
import dev.tandem.sync.Identified.Result;
import dev.tandem.sync.Identified.Write;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Sends a batch to Marketo: creates under the record's id, updates by person id, everything else by external key. */
public final class Writer {

    /** Refusals of a whole batch that one record in it can cause (Marketo reference, sections 5.2 and 5.3). */
    private static final Set<String> POISONED =
            Set.of("609", "611", "701", "718", "1001", "1002", "1003", "1004", "1005", "1007", "1021", "1036", "413");

    private static final String COMPANY_BY_PERSON = "1021";

    private final Schemas schemas;
    private final MarketoClient marketo;
    private final Clock clock;

    public Writer(Schemas schemas, MarketoClient marketo, Clock clock) {
        this.schemas = schemas;
        this.marketo = marketo;
        this.clock = clock;
    }

    /**
     * Sends the batch; one result for each of its records, in the order of creates, updates, deletions, others, settled.
     *
     * @param place where the write's place in the pace was booked; null where it was not
     */
    public Written write(@Body Identified batch, @ExchangeProperty("place") Reservation place) {
        ReadyStream stream = schemas.of(batch.stream());
        MarketoClient plain = marketo.with(batch.lane().urgency());
        MarketoClient urgent = place == null ? plain : plain.reserved(place);
        MarketoClient fresh = urgent.notAfter(Freshness.until(batch.readAt()));
        List<Result> results = new ArrayList<>();
        List<Write> updates = new ArrayList<>(of(batch, Write.Update.class));
        updates.addAll(of(batch, Write.Adopt.class));
        updates.addAll(of(batch, Write.Take.class));
        List<Write> untouched = updates.stream()
                .filter(write -> write.change().fields().isEmpty())
                .toList();
        updates.removeAll(untouched);
        results.addAll(persons(
                stream,
                of(batch, Write.Create.class),
                input -> urgent.syncPersons(
                        SyncAction.CREATE_ONLY, stream.definition().marketo().personKey(), input)));
        results.addAll(persons(stream, updates, input -> fresh.syncPersons(SyncAction.UPDATE_ONLY, "id", input)));
        results.addAll(untouched.stream().map(Writer::applied).toList());
        // first, so that another record may take over the key of one that is deleted
        results.addAll(new Removal(urgent).remove(stream, batch));
        results.addAll(upserts(stream, urgent, of(batch, Write.Upsert.class)));
        results.addAll(batch.settled());
        return new Written(batch.stream(), batch.lane(), results, batch.seen());
    }

    /** Where a person turns out to belong to a company, the company's fields are left to the company. */
    private List<Result> persons(ReadyStream stream, List<Write> writes, Call call) {
        List<Result> results = send(writes, Writer::input, call);
        Set<UUID> inherited = results.stream()
                .filter(result ->
                        result instanceof Result.Failed failed && failed.code().equals(COMPANY_BY_PERSON))
                .map(result -> result.change().recordId())
                .collect(Collectors.toSet());
        if (inherited.isEmpty()) {
            return results;
        }
        List<Result> all = new ArrayList<>(results.stream()
                .filter(result -> !inherited.contains(result.change().recordId()))
                .toList());
        all.addAll(send(
                writes.stream()
                        .filter(write -> inherited.contains(write.change().recordId()))
                        .toList(),
                write -> withoutCompany(stream, write),
                call));
        return all;
    }

    private static Map<String, Object> withoutCompany(ReadyStream stream, Write write) {
        Map<String, Object> fields = input(write);
        fields.keySet().removeIf(stream::isCompanyField);
        return fields;
    }

    /** A key of mapped values may have changed: then the record of the old key is deleted. */
    private List<Result> upserts(ReadyStream stream, MarketoClient urgent, List<Write> writes) {
        List<Result> results = send(
                writes,
                Writer::input,
                input -> urgent.sync(stream.object(), SyncAction.CREATE_OR_UPDATE, DedupeBy.KEY, input));
        new Removal(urgent).removeReplaced(stream, results);
        return results;
    }

    private static List<Write> of(Identified batch, Class<? extends Write> kind) {
        return batch.writes().stream().filter(kind::isInstance).toList();
    }

    /** One call of the API. */
    private interface Call {
        List<Outcome> send(List<Map<String, Object>> input);
    }

    private List<Result> send(List<Write> writes, Function<Write, Map<String, Object>> input, Call call) {
        List<Result> results = new ArrayList<>();
        for (List<Write> part : Batches.of(writes, input)) {
            results.addAll(sendPart(part, part.stream().map(input).toList(), call));
        }
        return results;
    }

    private List<Result> sendPart(List<Write> writes, List<Map<String, Object>> input, Call call) {
        try {
            List<Outcome> outcomes = call.send(input);
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < writes.size(); i++) {
                results.add(result(writes.get(i), outcomes.get(i)));
            }
            return results;
        } catch (MarketoOutcomeUnknown lost) {
            return writes.stream().map(this::lost).toList();
        } catch (MarketoTooLate stale) {
            return writes.stream().map(this::stale).toList();
        } catch (MarketoRefused refused) {
            return refused(writes, input, call, refused);
        }
    }

    /** A refused batch is split until the poison record is alone; the others go through. */
    private List<Result> refused(
            List<Write> writes, List<Map<String, Object>> input, Call call, MarketoRefused refused) {
        if (!POISONED.contains(refused.code())) {
            throw refused;
        }
        if (writes.size() == 1) {
            return List.of(new Result.Failed(writes.get(0).change(), refused.code(), refused.getMessage()));
        }
        int half = writes.size() / 2;
        List<Result> results = new ArrayList<>(sendPart(writes.subList(0, half), input.subList(0, half), call));
        results.addAll(sendPart(writes.subList(half, writes.size()), input.subList(half, input.size()), call));
        return results;
    }

    private Result lost(Write write) {
        return new Result.PutOff(
                write.change(), Wait.ANSWER_LOST, clock.instant().plus(PersonSearch.MARKETO_FINISHES));
    }

    private Result stale(Write write) {
        return new Result.PutOff(write.change(), Wait.STALE, clock.instant());
    }

    private Result result(Write write, Outcome outcome) {
        Change change = write.change();
        if (outcome.status() == Outcome.Status.SKIPPED && outcome.code().equals(MarketoCode.NO_FIELD.number())) {
            throw fieldGone(outcome);
        }
        if (outcome.status() != Outcome.Status.SKIPPED) {
            return write instanceof Write.Create || write instanceof Write.Upsert
                    ? new Result.Applied(change, outcome.id())
                    : applied(write);
        }
        boolean byId = !(write instanceof Write.Create || write instanceof Write.Upsert);
        if (byId && outcome.code().equals("1004")) {
            return new Result.PutOff(change, Wait.PERSON_GONE, clock.instant());
        }
        if (write instanceof Write.Create && outcome.code().equals("1005")) {
            return new Result.PutOff(change, Wait.PERSON_THERE, clock.instant());
        }
        return Result.Failed.of(change, outcome.code(), outcome.reason(), Optional.ofNullable(outcome.field()));
    }

    /**
     * No record is at fault when a field is gone: the stream stops, and since its trouble makes the schemas be read anew,
     * the next cycle parks the line.
     */
    private static MarketoRefused fieldGone(Outcome outcome) {
        String field = outcome.field() == null ? "a field" : "the field " + outcome.field();
        return new MarketoRefused(
                "Marketo has " + field + " of the mapping no more (code " + outcome.code()
                        + "); the next cycle reads its schema anew.",
                outcome.code());
    }

    /** What came of a person that was there before. */
    private static Result.Applied applied(Write write) {
        String person = Merger.person(write).id();
        return write instanceof Write.Take take
                ? new Result.Applied(
                        write.change(),
                        person,
                        List.of(new Ended(take.from(), Tombstone.Reason.MOVED)),
                        new Patched.Nothing())
                : new Result.Applied(write.change(), person);
    }

    private static Map<String, Object> input(Write write) {
        Map<String, Object> fields = new HashMap<>(write.change().fields());
        if (write instanceof Write.Create) {
            fields.values().removeIf(Objects::isNull);
        } else if (!(write instanceof Write.Upsert)) {
            fields.put("id", Long.valueOf(Merger.person(write).id()));
        }
        return fields;
    }
}
