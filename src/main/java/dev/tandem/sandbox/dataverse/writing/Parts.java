package dev.tandem.sandbox.dataverse.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes to parts of a row: one column, one lookup ({@code $ref}), the members of a collection. */
final class Parts {

    private static final Pattern MEMBER = Pattern.compile("(\\w+)\\(([^)]*)\\)/\\$ref");

    private final Database database;
    private final Writer writer;
    private final Lookups lookups;
    private final Members members;
    private final Joining joining;

    Parts(Database database, Writer writer, Members members) {
        this.database = database;
        this.members = members;
        this.joining = new Joining(database, writer, members);
        this.writer = writer;
        this.lookups = new Lookups(database);
    }

    Reply write(Request request, Address address) {
        Table table = address.table();
        UUID id = address.id().orElseThrow(() -> Refusal.unknownSegment(address.tail()));
        Row row = database.of(table).find(id).orElseThrow(() -> Refusal.noSuchRow(table.name(), id));
        Matcher member = MEMBER.matcher(address.tail());
        if (member.matches() && request.method().equals("DELETE")) {
            Collection collection = collection(table, member.group(1));
            remove(row, collection, Keys.guid(member.group(2)), request.caller());
        } else if (address.tail().endsWith("/$ref")) {
            reference(request, row, address.rest().get(0));
        } else {
            column(request, row, address.tail());
        }
        return Replies.empty(request, 204);
    }

    private void column(Request request, Row row, String name) {
        if (row.table().property(name).isEmpty() || !request.method().matches("PUT|DELETE")) {
            throw row.table().property(name).isEmpty()
                    ? Refusal.unknownSegment(name)
                    : Refusal.method(request.method());
        }
        JsonNode value = request.method().equals("DELETE")
                ? JsonNodeFactory.instance.nullNode()
                : Body.parse(request.call().body()).path("value");
        if (value.isMissingNode()) {
            throw Refusal.payload("The body has no value.");
        }
        JsonNode object = JsonNodeFactory.instance.objectNode().set(name, value);
        writer.update(row, Body.of(row.table(), object), request.caller());
    }

    private void reference(Request request, Row row, String name) {
        Optional<Navigation> navigation = row.table().navigation(name);
        String method = request.method();
        if (navigation.isPresent() && method.equals("PUT")) {
            update(row, navigation.get(), Optional.of(id(request)), request.caller());
        } else if (navigation.isPresent() && method.equals("DELETE")) {
            update(row, navigation.get(), Optional.empty(), request.caller());
        } else if (navigation.isEmpty() && method.equals("POST")) {
            joining.add(row, collection(row.table(), name), lookups.ref(id(request)), request.caller());
        } else if (navigation.isEmpty() && method.equals("DELETE")) {
            String member = Optional.ofNullable(request.options().get("$id"))
                    .orElseThrow(() -> Refusal.malformed("The query parameter $id is missing."));
            remove(row, collection(row.table(), name), lookups.ref(member).id(), request.caller());
        } else {
            throw Refusal.method(method);
        }
    }

    private static String id(Request request) {
        JsonNode id = Body.parse(request.call().body()).path("@odata.id");
        if (!id.isTextual()) {
            throw Refusal.payload("The body has no '@odata.id'.");
        }
        return id.asText();
    }

    private void update(Row row, Navigation navigation, Optional<String> address, Caller caller) {
        writer.update(row, Body.lookup(navigation, address), caller);
    }

    private void remove(Row row, Collection collection, UUID member, Caller caller) {
        if (collection instanceof Collection.OneToMany one) {
            Row child = database.find(new Ref(collection.target(), member))
                    .orElseThrow(() -> Refusal.noSuchRow(collection.target(), member));
            update(child, one.navigation(), Optional.empty(), caller);
        } else if (collection instanceof Collection.ManyToMany pair) {
            members.remove(pair, row, member, caller);
        }
    }

    private static Collection collection(Table table, String name) {
        return table.collection(name).orElseThrow(() -> Refusal.unknownSegment(name));
    }
}
