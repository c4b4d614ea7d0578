package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Assignment;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Persons;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Sync Leads: creates and updates persons. Every record succeeds or is skipped by itself; the same key twice in one
 * call is worked off in sequence.
 */
final class SyncLeads implements Operation {

    private final Database database;
    private final Persons persons;
    private final Authorship authorship;

    SyncLeads(Database database, Authorship authorship) {
        this.database = database;
        this.persons = database.persons();
        this.authorship = authorship;
    }

    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        Call call = new Call(
                Action.of(request),
                persons.schema().requireSearchable(request.text("lookupField", "email")),
                authorship.of(request),
                request.office());
        Partitions.check(request.text("partitionName", Partitions.DEFAULT));
        JsonNode input = request.input();
        // Adobe documents no answer of an asynchronous call but that it comes at once
        boolean silent = request.body().path("asyncProcessing").asBoolean();
        out.writeArrayFieldStart("result");
        for (JsonNode record : input) {
            Outcome outcome = apply(call, record);
            if (!silent) {
                outcome.write(out);
            }
        }
        out.writeEndArray();
    }

    /** What all records of one call share. */
    private record Call(Action action, Field lookup, Author author, boolean office) {

        boolean byId() {
            return lookup.name().equals("id");
        }
    }

    /** How one record ended. */
    private sealed interface Outcome {

        void write(JsonGenerator out) throws IOException;
    }

    private record Done(int id, String status) implements Outcome {

        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeStartObject();
            out.writeNumberField("id", id);
            out.writeStringField("status", status);
            out.writeEndObject();
        }
    }

    private record Skipped(Refusal refusal) implements Outcome {

        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeStartObject();
            Envelope.skipped(out, refusal);
            out.writeEndObject();
        }
    }

    private Outcome apply(Call call, JsonNode record) {
        try {
            return write(call, record);
        } catch (Refusal refusal) {
            return new Skipped(refusal);
        }
    }

    private Outcome write(Call call, JsonNode record) {
        if (!record.isObject()) {
            throw new Refusal(ErrorCode.INVALID_DATA, "A record must be an object");
        }
        if (record.has("id") && call.action() != Action.UPDATE_ONLY) {
            throw new Refusal(ErrorCode.INVALID_DATA, "Field 'id' is only allowed with the action 'updateOnly'");
        }
        LeadRecord checked =
                LeadRecord.read(persons, record, call.byId() ? Optional.of(call.lookup()) : Optional.empty());
        List<Row> matches = call.action() == Action.CREATE_DUPLICATE ? List.of() : matches(call, record);
        if (call.action().creates(matches.size())) {
            checked.refuseCompanyValues(persons, Optional.empty());
            return new Done(
                    persons.create(checked.all(), call.author(), database.now()).id(), "created");
        }
        update(call, matches.get(0), checked);
        return new Done(matches.get(0).id(), "updated");
    }

    private List<Row> matches(Call call, JsonNode record) {
        String key = record.path(call.lookup().name()).asText("");
        if (key.isBlank() || record.path(call.lookup().name()).isNull()) {
            throw new Refusal(
                    ErrorCode.INVALID_DATA,
                    "Value for lookup field '" + call.lookup().name() + "' not found");
        }
        return LeadFinder.find(persons, call.lookup(), key);
    }

    private void update(Call call, Row person, LeadRecord record) {
        if (!call.office()) {
            record.refuseCompanyValues(persons, Optional.of(person));
        }
        record.own().forEach(each -> change(call, person, each));
        Optional<Row> company = persons.companyOf(person);
        for (Assignment each : record.company()) {
            if (company.isPresent()) {
                changeCompany(call, company.get(), each);
            } else {
                change(call, person, each);
            }
        }
    }

    private void change(Call call, Row person, Assignment each) {
        persons.change(person, each.field(), each.value(), call.author(), database.now());
    }

    /** At Marketo's screens the company of a person can be edited through the person. */
    private void changeCompany(Call call, Row company, Assignment each) {
        ObjectType type = database.companies();
        Field field = type.table().schema().require(each.field().name());
        database.change(type, company, field, each.value(), call.author());
    }
}
