package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Link;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Creates and updates objects by key; every record succeeds or is skipped by itself. */
public final class SyncObjects implements Operation {

    private static final Set<String> ACTIONS = Set.of("createOrUpdate", "createOnly", "updateOnly");

    private final ObjectType type;
    private final ObjectWriter writer;
    private final Authorship authorship;

    /** Syncs objects of this type. */
    public SyncObjects(ObjectType type, Database database, Authorship authorship) {
        this.type = type;
        this.writer = new ObjectWriter(type, database);
        this.authorship = authorship;
    }

    /** What all records of one call share; among it the keys that were named already. */
    private record Call(String action, KeyMode mode, Author author, Set<List<String>> seen) {}

    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        String action = request.text("action", "createOrUpdate");
        if (!ACTIONS.contains(action)) {
            throw new Refusal(ErrorCode.INVALID_DATA, "Invalid action '" + action + "'");
        }
        KeyMode mode = KeyMode.of(request.text("dedupeBy", "dedupeFields"));
        if (mode == KeyMode.ID_FIELD && !action.equals("updateOnly")) {
            throw new Refusal(ErrorCode.INVALID_DATA, "'idField' is only allowed with the action 'updateOnly'");
        }
        Call call = new Call(action, mode, authorship.of(request), new HashSet<>());
        JsonNode input = request.input();
        refuseWholeCall(input);
        int seq = 0;
        out.writeArrayFieldStart("result");
        for (JsonNode record : input) {
            out.writeStartObject();
            out.writeNumberField("seq", seq++);
            try {
                write(out, call, record);
            } catch (Refusal refusal) {
                Envelope.skipped(out, refusal);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void write(JsonGenerator out, Call call, JsonNode record) throws IOException {
        if (!record.isObject()) {
            throw new Refusal(ErrorCode.INVALID_DATA, "A record must be an object");
        }
        List<String> key = call.mode().key(type, record);
        if (!call.seen().add(key)) {
            throw new Refusal(ErrorCode.DUPLICATE_OBJECT);
        }
        ObjectWriter.Written written = writer.write(call.action(), call.mode(), record, call.author());
        out.writeStringField("status", written.status());
        ObjectValues.writeId(out, type, written.row());
    }

    /** Refuses the whole call for a link into nothing whose code Adobe lists among those of whole calls. */
    private void refuseWholeCall(JsonNode input) {
        for (Link link : type.links()) {
            if (link.unknown().get().refusesWholeCall()) {
                for (JsonNode record : input) {
                    JsonNode value = record.path(link.field());
                    if (value.isValueNode()
                            && !value.isNull()
                            && !value.asText().isEmpty()) {
                        link.check(value.asText());
                    }
                }
            }
        }
    }
}
