package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Delete Leads, with the ids in the body or in the query. */
final class DeleteLeads implements Operation {

    private static final int RECORDS = 300;

    private final Database database;
    private final Authorship authorship;

    DeleteLeads(Database database, Authorship authorship) {
        this.database = database;
        this.authorship = authorship;
    }

    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        List<Long> ids = ids(request);
        Author author = authorship.of(request);
        out.writeArrayFieldStart("result");
        for (long id : ids) {
            out.writeStartObject();
            out.writeNumberField("id", id);
            Optional<Row> person = database.persons().table().byId(id);
            if (person.isPresent()) {
                database.removePerson(person.get(), author);
                out.writeStringField("status", "deleted");
            } else {
                Envelope.skipped(out, new Refusal(ErrorCode.LEAD_NOT_FOUND));
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static List<Long> ids(Request request) {
        List<Long> ids = new ArrayList<>();
        if (request.body().isMissingNode()) {
            request.parameters().requireList("id", RECORDS).forEach(text -> ids.add(Parameters.integer("id", text)));
        } else {
            for (JsonNode record : request.input()) {
                ids.add(Parameters.integer("id", record.path("id").asText()));
            }
        }
        return ids;
    }
}
