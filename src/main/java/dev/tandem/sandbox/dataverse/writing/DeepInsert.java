package dev.tandem.sandbox.dataverse.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.Optional;
import java.util.UUID;

/**
 * Creates a row together with the rows that its body nests (Microsoft, "Create a table row using the Web API", deep
 * insert): first those behind its lookups, then the row, then those of its collections, each with its own nested rows. A
 * collection can take existing rows too, by their addresses. All of it belongs to the transaction of the request.
 */
final class DeepInsert {

    private final Database database;
    private final Writer writer;
    private final Lookups lookups;
    private final Members members;
    private final Joining joining;

    DeepInsert(Database database, Writer writer, Members members) {
        this.database = database;
        this.writer = writer;
        this.lookups = new Lookups(database);
        this.members = members;
        this.joining = new Joining(database, writer, members);
    }

    /** Creates a row of a table and everything nested in it; the row is given back. */
    Row create(Table table, JsonNode object, Caller caller) {
        return create(table, Body.deep(table, object), caller);
    }

    private Row create(Table table, Body body, Caller caller) {
        body.nested().forEach((name, value) -> table.navigation(name)
                .ifPresent(navigation -> body.binds().put(navigation, Optional.of(behind(navigation, value, caller)))));
        Object key = body.values().get(table.column(table.key()).orElseThrow());
        UUID id = key == null ? UUID.randomUUID() : Keys.guid((String) key);
        Row row = writer.create(table, id, body, caller);
        body.nested().forEach((name, value) -> fill(row, name, value, caller));
        return database.of(table).find(id).orElseThrow();
    }

    /** The address of a new row behind a lookup. */
    private String behind(Navigation navigation, JsonNode value, Caller caller) {
        Table target = database.tables().get(navigation.target());
        if (target.set().isEmpty()) {
            throw Refusal.payload("A new row does not suit '" + navigation.name() + "'.");
        }
        return Joining.address(create(target, value, caller));
    }

    private void fill(Row row, String name, JsonNode value, Caller caller) {
        boolean existing = name.endsWith(Body.BIND);
        String collection = existing ? name.substring(0, name.length() - Body.BIND.length()) : name;
        row.table()
                .collection(collection)
                .ifPresent(one -> value.forEach(member -> {
                    if (existing ? !member.isTextual() : !member.isObject()) {
                        throw Refusal.payload(
                                "A member of '" + name + "' is not " + (existing ? "an address." : "an object."));
                    }
                    if (existing) {
                        joining.add(row, one, lookups.ref(member.asText()), caller);
                    } else {
                        createIn(row, one, member, caller);
                    }
                }));
    }

    private void createIn(Row row, Collection collection, JsonNode value, Caller caller) {
        Table target = database.tables().get(collection.target());
        Body body = Body.deep(target, value);
        if (collection instanceof Collection.OneToMany one) {
            body.binds().put(one.navigation(), Optional.of(Joining.address(row)));
            create(target, body, caller);
        } else if (collection instanceof Collection.ManyToMany pair) {
            members.add(pair, row, Seeding.ref(create(target, body, caller)), caller);
        }
    }
}
