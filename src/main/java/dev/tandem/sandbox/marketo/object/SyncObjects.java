package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Assignment;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Link;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.ValueReader;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Creates and updates objects by key; every record succeeds or is skipped by itself. */
final class SyncObjects implements Operation {

    private static final Set<String> ACTIONS = Set.of("createOrUpdate", "createOnly", "updateOnly");

    private final ObjectType type;
    private final Database database;
    private final Authorship authorship;

    SyncObjects(ObjectType type, Database database, Authorship authorship) {
        this.type = type;
        this.database = database;
        this.authorship = authorship;
    }

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
        Author author = authorship.of(request);
        Set<String> seen = new HashSet<>();
        int seq = 0;
        JsonNode input = request.input();
        out.writeArrayFieldStart("result");
        for (JsonNode record : input) {
            out.writeStartObject();
            out.writeNumberField("seq", seq++);
            try {
                write(out, action, mode, record, seen, author);
            } catch (Refusal refusal) {
                Envelope.skipped(out, refusal);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void write(JsonGenerator out, String action, KeyMode mode, JsonNode record, Set<String> seen, Author author)
            throws IOException {
        if (!record.isObject()) {
            throw new Refusal(ErrorCode.INVALID_DATA, "A record must be an object");
        }
        String key = mode.key(type, record);
        if (!seen.add(key)) {
            throw new Refusal(ErrorCode.DUPLICATE_OBJECT);
        }
        List<Assignment> values = read(mode, record);
        Optional<Row> present = mode.find(type, key);
        if (present.isEmpty() && action.equals("updateOnly")) {
            throw new Refusal(ErrorCode.OBJECT_NOT_FOUND);
        }
        if (present.isPresent() && action.equals("createOnly")) {
            throw new Refusal(ErrorCode.OBJECT_EXISTS);
        }
        present.ifPresent(row -> refuseAnotherKey(row, values));
        Row row = present.orElseGet(() -> type.table().create(database.now()));
        boolean created = present.isEmpty();
        for (Assignment each : values) {
            // the key stays as it was created; a sent one differs by its case at most
            if (created || each.field().slot() != type.keyField().slot()) {
                database.change(type, row, each.field(), each.value(), author);
            }
        }
        out.writeStringField("status", created ? "created" : "updated");
        out.writeNumberField("id", row.id());
    }

    private List<Assignment> read(KeyMode mode, JsonNode record) {
        List<Assignment> values = new ArrayList<>(record.size());
        for (Map.Entry<String, JsonNode> member : record.properties()) {
            Field field = type.table().schema().require(member.getKey());
            if (mode == KeyMode.ID_FIELD && field.name().equals("id")) {
                continue;
            }
            if (field.rules().readOnly()) {
                throw new Refusal(ErrorCode.INVALID_DATA, "Field '" + field.name() + "' cannot be updated");
            }
            Object value = ValueReader.read(field, member.getValue());
            for (Link link : type.links()) {
                if (link.field().equals(field.name())) {
                    link.check(value);
                }
            }
            values.add(new Assignment(field, value));
        }
        return values;
    }

    private void refuseAnotherKey(Row row, List<Assignment> values) {
        Field key = type.keyField();
        for (Assignment each : values) {
            boolean changes = each.value() == null
                    || !each.value()
                            .toString()
                            .equalsIgnoreCase(row.get(key.slot()).toString());
            if (each.field().slot() == key.slot() && changes) {
                throw new Refusal(ErrorCode.INVALID_DATA, "Field '" + key.name() + "' cannot be updated");
            }
        }
    }
}
