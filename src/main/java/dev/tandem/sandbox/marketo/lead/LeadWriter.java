package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Assignment;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Persons;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Creates and updates persons, one record after the other; each succeeds or is skipped by itself. */
public final class LeadWriter {

    private static final String CREATED = "created";

    private final Database database;
    private final Persons persons;

    /** Writes into this database. */
    public LeadWriter(Database database) {
        this.database = database;
        this.persons = database.persons();
    }

    /** How one record ended. */
    public sealed interface Outcome {

        /** Writes it as a row of an answer. */
        void write(JsonGenerator out) throws IOException;
    }

    /**
     * A person was created or updated.
     *
     * @param id the person
     * @param status {@code created} or {@code updated}
     */
    public record Done(int id, String status) implements Outcome {

        boolean created() {
            return status.equals(CREATED);
        }

        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeStartObject();
            out.writeNumberField("id", id);
            out.writeStringField("status", status);
            out.writeEndObject();
        }
    }

    /**
     * Nothing was written.
     *
     * @param refusal why
     */
    public record Skipped(Refusal refusal) implements Outcome {

        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeStartObject();
            Envelope.skipped(out, refusal);
            out.writeEndObject();
        }
    }

    /** Writes one record. */
    public Outcome write(LeadOrder order, JsonNode record) {
        try {
            return tried(order, record);
        } catch (Refusal refusal) {
            return new Skipped(refusal);
        }
    }

    private Outcome tried(LeadOrder order, JsonNode record) {
        if (!record.isObject()) {
            throw new Refusal(ErrorCode.INVALID_DATA, "A record must be an object");
        }
        if (record.has("id") && order.action() != Action.UPDATE_ONLY) {
            throw new Refusal(ErrorCode.INVALID_DATA, "Field 'id' is only allowed with the action 'updateOnly'");
        }
        LeadRecord checked =
                LeadRecord.read(database, record, order.byId() ? Optional.of(order.lookup()) : Optional.empty());
        List<Row> matches = order.action() == Action.CREATE_DUPLICATE ? List.of() : matches(order, record);
        if (order.action().creates(matches.size())) {
            checked.refuseCompanyValues(persons, Optional.empty());
            int partition = order.partition().orElse(Persons.DEFAULT_PARTITION);
            return new Done(
                    persons.create(checked.all(), partition, order.author(), database.now())
                            .id(),
                    CREATED);
        }
        update(order, matches.get(0), checked);
        return new Done(matches.get(0).id(), "updated");
    }

    private List<Row> matches(LeadOrder order, JsonNode record) {
        String key = record.path(order.lookup().name()).asText("");
        if (key.isBlank() || record.path(order.lookup().name()).isNull()) {
            if (database.behaves(OpenPoint.MISSING_KEY, "no-match")) {
                return List.of();
            }
            throw new Refusal(
                    ErrorCode.INVALID_DATA,
                    "Value for lookup field '" + order.lookup().name() + "' not found");
        }
        return LeadFinder.find(database, order.lookup(), key).stream()
                .filter(order.seen()::includes)
                .toList();
    }

    private void update(LeadOrder order, Row person, LeadRecord record) {
        if (order.partition()
                .filter(named -> persons.partitionOf(person) != named)
                .isPresent()) {
            throw new Refusal(ErrorCode.PARTITION_CHANGE);
        }
        if (!order.office()) {
            record.refuseCompanyValues(persons, Optional.of(person));
        }
        record.own().forEach(each -> change(order, person, each));
        Optional<Row> company = persons.companyOf(person);
        for (Assignment each : record.company()) {
            if (company.isPresent()) {
                changeCompany(order, company.get(), each);
            } else {
                change(order, person, each);
            }
        }
    }

    private void change(LeadOrder order, Row person, Assignment each) {
        persons.change(person, each.field(), each.value(), order.author(), database.now());
    }

    /** At Marketo's screens the company of a person can be edited through the person. */
    private void changeCompany(LeadOrder order, Row company, Assignment each) {
        ObjectType type = database.companies();
        Field field = type.table().schema().require(each.field().name());
        database.change(type, company, field, each.value(), order.author());
    }
}
