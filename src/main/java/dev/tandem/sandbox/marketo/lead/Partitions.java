package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.LeadPartitions;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;

/** The partitions of persons: which there are, and moving persons from one to another. */
final class Partitions {

    private final Database database;
    private final Authorship authorship;
    private final LeadPartitions partitions;

    Partitions(Database database, Authorship authorship, LeadPartitions partitions) {
        this.database = database;
        this.authorship = authorship;
        this.partitions = partitions;
    }

    /** Get Lead Partitions. */
    void list(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        int id = 1;
        for (String name : partitions.names()) {
            out.writeStartObject();
            out.writeNumberField("id", id++);
            out.writeStringField("name", name);
            if (name.equals(LeadPartitions.DEFAULT)) {
                out.writeStringField("description", "Initial system lead partition");
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Update Lead Partition: an unknown person is skipped with 1004, an unknown partition with 1008, none with 1009. */
    void move(Request request, JsonGenerator out) throws IOException {
        JsonNode input = request.input();
        out.writeArrayFieldStart("result");
        for (JsonNode record : input) {
            out.writeStartObject();
            long id = Parameters.integer("id", record.path("id").asText());
            out.writeNumberField("id", id);
            try {
                move(request, id, record.path("partitionName").asText(""));
                out.writeStringField("status", "updated");
            } catch (Refusal refusal) {
                Envelope.skipped(out, refusal);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void move(Request request, long id, String name) {
        Row person = database.persons().table().byId(id).orElseThrow(() -> new Refusal(ErrorCode.LEAD_NOT_FOUND));
        if (name.isBlank()) {
            throw new Refusal(ErrorCode.PARTITION_REQUIRED);
        }
        int partition = partitions.idOf(name);
        if (partition == 0) {
            throw new Refusal(ErrorCode.PARTITION_DENIED);
        }
        String before = partitions.names().get(database.persons().partitionOf(person) - 1);
        database.persons().move(person, partition, name, before, authorship.of(request), database.now());
    }
}
