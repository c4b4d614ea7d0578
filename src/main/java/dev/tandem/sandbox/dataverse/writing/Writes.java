package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.reading.Reads;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Answers POST, PATCH, PUT and DELETE: for rows, for their parts, and for actions. */
public final class Writes {

    private final Database database;
    private final Reads reads;
    private final Writer writer;
    private final Deletion deletion;
    private final Parts parts;
    private final Actions actions;

    /** Writes to this database. */
    public Writes(Database database, Reads reads, Clock clock) {
        this.database = database;
        this.reads = reads;
        this.writer = new Writer(database, clock);
        this.deletion = new Deletion(database, writer);
        this.parts = new Parts(database, writer);
        this.actions = new Actions(database, writer, clock);
    }

    /** Answers a write. */
    public Reply write(Request request) {
        Optional<Reply> action = actions.answer(request);
        if (action.isPresent()) {
            return action.get();
        }
        Address address = Address.of(database, request.path());
        if (!address.rest().isEmpty()) {
            return parts.write(request, address);
        }
        if (address.table().name().equals("teammembership")) {
            throw Refusal.lacking("writing team memberships directly; they are made by AddMembersTeam");
        }
        return switch (request.method()) {
            case "POST" -> post(request, address);
            case "PATCH" -> patch(request, address);
            case "DELETE" -> delete(request, address);
            default -> throw Refusal.method(request.method());
        };
    }

    private Reply post(Request request, Address address) {
        if (address.id().isPresent()) {
            throw Refusal.method("POST");
        }
        refuseDetection(request);
        Table table = address.table();
        reads.check(request, table);
        var json = Body.parse(request.call().body());
        Body body = Body.of(table, json);
        Object key = body.values().get(table.column(table.key()).orElseThrow());
        UUID id = key == null ? UUID.randomUUID() : Keys.guid((String) key);
        return created(request, writer.create(table, id, body, request.user()));
    }

    private Reply patch(Request request, Address address) {
        UUID id = address.id().orElseThrow(() -> Refusal.method("PATCH"));
        refuseDetection(request);
        Table table = address.table();
        reads.check(request, table);
        Body body = Body.of(table, Body.parse(request.call().body()));
        body.values().keySet().removeIf(table::isKey);
        Optional<Row> before = database.of(table).find(id);
        Conditions.check(request, table, id, before);
        if (before.isEmpty()) {
            return created(request, writer.create(table, id, body, request.user()));
        }
        Row row = writer.update(before.get(), body, request.user());
        return request.preferences().representation()
                ? reads.representation(request, 200, row)
                : Replies.empty(request, 204).with("OData-EntityId", location(request, row));
    }

    private Reply delete(Request request, Address address) {
        UUID id = address.id().orElseThrow(() -> Refusal.method("DELETE"));
        Optional<Row> row = database.of(address.table()).find(id);
        Conditions.check(request, address.table(), id, row);
        deletion.delete(row.orElseThrow(() -> Refusal.noSuchRow(address.table().name(), id)), request.user());
        return Replies.empty(request, 204);
    }

    private Reply created(Request request, Row row) {
        return request.preferences().representation()
                ? reads.representation(request, 201, row)
                : Replies.empty(request, 204).with("OData-EntityId", location(request, row));
    }

    private static void refuseDetection(Request request) {
        if (request.call()
                .header("MSCRM.SuppressDuplicateDetection")
                .filter("false"::equalsIgnoreCase)
                .isPresent()) {
            throw Refusal.lacking("duplicate detection");
        }
    }

    private static String location(Request request, Row row) {
        return request.root() + row.table().set() + "(" + row.id() + ")";
    }
}
