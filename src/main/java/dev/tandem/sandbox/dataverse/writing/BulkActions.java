package dev.tandem.sandbox.dataverse.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Messages;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code CreateMultiple}, {@code UpdateMultiple} and {@code UpsertMultiple}: all rows or none, in one transaction, where
 * the first bad row names the error (Microsoft, "Use bulk operation messages"). Conditions and duplicate detection do not
 * apply.
 */
final class BulkActions {

    private static final String TARGETS = "Targets";
    private static final String TYPE = "@odata.type";
    private static final String ADDRESS = "@odata.id";
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private final Platform platform;
    private final Database database;
    private final Writer writer;
    private final Messages messages;

    BulkActions(Platform platform, Writer writer) {
        this.platform = platform;
        this.database = platform.database();
        this.writer = writer;
        this.messages = new Messages(platform.database());
    }

    /** Creates all targets; the answer lists their ids in the order of the targets. */
    Reply create(Request request, Table table, Parameters parameters) {
        List<UUID> ids = new ArrayList<>();
        for (JsonNode target : targets("CreateMultiple", table, parameters)) {
            UUID id = target.hasNonNull(table.key()) ? id(table, target) : UUID.randomUUID();
            ids.add(writer.create(table, id, Body.of(table, target), request.caller())
                    .id());
        }
        return ids(request, "CreateMultipleResponse", ids);
    }

    /** Changes all targets, which must exist. */
    Reply update(Request request, Table table, Parameters parameters) {
        for (JsonNode target : targets("UpdateMultiple", table, parameters)) {
            UUID id = id(table, target);
            Row row = database.of(table)
                    .find(id)
                    .orElseThrow(() -> new Refusal(
                            404, "0x80040217", table.identity().schemaName() + " With Ids = " + id + " Do Not Exist"));
            writer.update(row, body(table, target), request.caller());
        }
        return Replies.empty(request, 204);
    }

    /** Creates or changes each target, by its key or by the alternate key in {@code @odata.id}. */
    Reply upsert(Request request, Table table, Parameters parameters) {
        List<UUID> ids = new ArrayList<>();
        for (JsonNode target : targets("UpsertMultiple", table, parameters)) {
            ids.add(target.hasNonNull(ADDRESS) ? byAddress(request, table, target) : byKey(request, table, target));
        }
        return platform.is(OpenPoint.UPSERT_MULTIPLE_ANSWER, "ids")
                ? ids(request, "UpsertMultipleResponse", ids)
                : Replies.empty(request, 204);
    }

    /** What {@code DeleteMultiple} gets of standard tables, which do not know it. */
    static Refusal noDeletion() {
        return new Refusal(501, "0x80040800", "DeleteMultiple has not yet been implemented.");
    }

    private UUID byKey(Request request, Table table, JsonNode target) {
        UUID id = id(table, target);
        Body body = body(table, target);
        return database.find(new Ref(table.name(), id))
                .map(row -> writer.update(row, body, request.caller()))
                .orElseGet(() -> writer.create(table, id, body, request.caller()))
                .id();
    }

    private UUID byAddress(Request request, Table table, JsonNode target) {
        String path = target.path(ADDRESS).asText().replaceFirst("^(?:https?://[^/]+)?(?:/?api/data/v[\\d.]+)?/", "");
        AlternateKey key = AlternateKey.of(database, path)
                .filter(one -> one.table() == table)
                .orElseThrow(
                        () -> Refusal.payload("The address '" + path + "' has no alternate key of " + table + "."));
        return key.upsert(writer, database, body(table, target), request.caller())
                .id();
    }

    private List<JsonNode> targets(String action, Table table, Parameters parameters) {
        parameters.only(action, Set.of(TARGETS));
        if (!messages.supports(action, table)) {
            throw new Refusal(
                    400,
                    "0x80040800",
                    "The '" + action + "' method does not support entities of type '" + table + "'.");
        }
        List<JsonNode> targets = parameters.list(TARGETS);
        for (JsonNode target : targets) {
            if (!target.path(TYPE).asText().replaceFirst("^#", "").equals(NAMESPACE + table)) {
                throw Refusal.payload("Each of the 'Targets' needs the '" + TYPE + "' " + NAMESPACE + table + ".");
            }
        }
        return targets;
    }

    private static UUID id(Table table, JsonNode target) {
        if (!target.path(table.key()).isTextual()) {
            throw new Refusal(400, "0x80040203", "Each of the 'Targets' needs a '" + table.key() + "'.");
        }
        return Keys.guid(target.path(table.key()).asText());
    }

    /** What is to be written of a target: its key says which row, and is not written. */
    private static Body body(Table table, JsonNode target) {
        Body body = Body.of(table, target);
        body.values().keySet().removeIf(table::isKey);
        return body;
    }

    private static Reply ids(Request request, String type, List<UUID> ids) {
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField("@odata.context", request.root() + "$metadata#" + NAMESPACE + type);
            json.writeArrayFieldStart("Ids");
            for (UUID id : ids) {
                json.writeString(id.toString());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
