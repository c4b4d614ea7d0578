package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;

/** Deletes objects that no other record names. */
public final class DeleteObjects implements Operation {

    private final ObjectType type;
    private final Database database;
    private final Authorship authorship;

    /** Deletes objects of this type. */
    public DeleteObjects(ObjectType type, Database database, Authorship authorship) {
        this.type = type;
        this.database = database;
        this.authorship = authorship;
    }

    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        KeyMode mode = KeyMode.of(request.text("deleteBy", "dedupeFields"));
        Author author = authorship.of(request);
        JsonNode input = request.input();
        int seq = 0;
        out.writeArrayFieldStart("result");
        for (JsonNode record : input) {
            out.writeStartObject();
            out.writeNumberField("seq", seq++);
            try {
                delete(out, mode, record, author);
            } catch (Refusal refusal) {
                Envelope.skipped(out, refusal);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void delete(JsonGenerator out, KeyMode mode, JsonNode record, Author author) throws IOException {
        Row row = mode.find(type, mode.key(type, record)).orElseThrow(() -> new Refusal(ErrorCode.OBJECT_NOT_FOUND));
        boolean kept = !type.equals(database.companies()) || database.behaves(OpenPoint.USED_COMPANY, "kept");
        if (kept && type.inUse(row)) {
            throw new Refusal(ErrorCode.IN_USE);
        }
        database.remove(type, row, author);
        out.writeStringField("status", "deleted");
        ObjectValues.writeId(out, type, row);
    }
}
