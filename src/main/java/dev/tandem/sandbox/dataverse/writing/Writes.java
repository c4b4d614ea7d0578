package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.reading.Reads;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Answers POST, PATCH, PUT and DELETE: for rows, for their parts, and for actions. */
public final class Writes {

    /** Tables whose rows only actions and the server itself make. */
    private static final Set<String> MADE_BY_THE_SERVER =
            Set.of("teammembership", "listmember", "sdkmessage", "sdkmessagefilter");

    private final Database database;
    private final Platform platform;
    private final Reads reads;
    private final Writer writer;
    private final Deletion deletion;
    private final DuplicateRules duplicates;
    private final Parts parts;
    private final DeepInsert inserts;
    private final Actions actions;

    /** Writes to this database. */
    public Writes(Platform platform, Reads reads) {
        this.database = platform.database();
        this.platform = platform;
        this.reads = reads;
        this.writer = new Writer(platform);
        this.deletion = new Deletion(platform, writer);
        this.duplicates = new DuplicateRules(platform);
        Members members = new Members(platform, writer);
        this.parts = new Parts(database, writer, members);
        this.inserts = new DeepInsert(database, writer, members);
        this.actions = new Actions(platform, writer, members);
    }

    /** Answers a write. */
    public Reply write(Request request) {
        Optional<Reply> action = actions.answer(request);
        if (action.isPresent()) {
            return action.get();
        }
        Optional<AlternateKey> key =
                request.method().equals("PATCH") ? AlternateKey.of(database, request.path()) : Optional.empty();
        if (key.isPresent()) {
            return patch(request, key.get());
        }
        Address address = Address.of(database, request.path());
        if (!address.rest().isEmpty()) {
            return parts.write(request, address);
        }
        if (MADE_BY_THE_SERVER.contains(address.table().name())) {
            throw new Refusal(
                    400,
                    "0x80040800",
                    "The '" + request.method() + "' method does not support entities of type '" + address.table()
                            + "'.");
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
        Table table = address.table();
        reads.check(request, table);
        Row row = inserts.create(table, Body.parse(request.call().body()), request.caller());
        duplicates.check(request, row);
        return created(request, row, location(request, row));
    }

    private Reply patch(Request request, AlternateKey key) {
        Table table = key.table();
        reads.check(request, table);
        Body body = Body.of(table, Body.parse(request.call().body()));
        body.values().keySet().removeIf(table::isKey);
        if (key.id().isEmpty() && request.ifMatch().isPresent()) {
            throw Keys.unknown(table);
        }
        key.id().ifPresent(id -> new Conditions(platform)
                .check(request, table, id, database.of(table).find(id)));
        Row row = key.upsert(writer, database, body, request.caller());
        duplicates.check(request, row);
        String location = request.root() + request.path();
        return key.id().isEmpty() ? created(request, row, location) : changed(request, row, location);
    }

    private Reply patch(Request request, Address address) {
        UUID id = address.id().orElseThrow(() -> Refusal.method("PATCH"));
        Table table = address.table();
        reads.check(request, table);
        Body body = Body.of(table, Body.parse(request.call().body()));
        body.values().keySet().removeIf(table::isKey);
        Optional<Row> before = database.of(table).find(id);
        new Conditions(platform).check(request, table, id, before);
        if (before.isEmpty()) {
            Row row = writer.create(table, id, body, request.caller());
            duplicates.check(request, row);
            return created(request, row, location(request, row));
        }
        Row row = writer.update(before.get(), body, request.caller());
        duplicates.check(request, row);
        return changed(request, row, location(request, row));
    }

    private Reply delete(Request request, Address address) {
        UUID id = address.id().orElseThrow(() -> Refusal.method("DELETE"));
        Optional<Row> row = database.of(address.table()).find(id);
        new Conditions(platform).check(request, address.table(), id, row);
        deletion.demand(address.table(), row, request.caller());
        deletion.delete(row.orElseThrow(() -> Refusal.noSuchRow(address.table().name(), id)), request.caller());
        return Replies.empty(request, 204);
    }

    private Reply created(Request request, Row row, String location) {
        return answer(request, 201, row, location);
    }

    private Reply changed(Request request, Row row, String location) {
        return answer(request, 200, row, location);
    }

    private Reply answer(Request request, int status, Row row, String location) {
        refuseSynchronous(row);
        return request.preferences().representation()
                ? reads.representation(request, status, row)
                : Replies.empty(request, 204).with("OData-EntityId", location);
    }

    /** Steps that could refuse a write while it runs are plug-ins of the platform, which the sandbox has not. */
    private static void refuseSynchronous(Row row) {
        if (row.table().name().equals("sdkmessageprocessingstep")
                && !Integer.valueOf(1).equals(row.value("mode"))) {
            throw Refusal.lacking("synchronous steps");
        }
    }

    private static String location(Request request, Row row) {
        return request.root() + row.table().set() + "(" + row.id() + ")";
    }
}
