package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection;
import java.util.Optional;

/** Puts existing rows into the collections of other rows. */
final class Joining {

    private final Database database;
    private final Writer writer;
    private final Members members;

    Joining(Database database, Writer writer, Members members) {
        this.database = database;
        this.writer = writer;
        this.members = members;
    }

    /** Puts a row into a collection of another. */
    void add(Row row, Collection collection, Ref member, Caller caller) {
        if (!member.table().equals(collection.target())) {
            throw Refusal.payload("A row of '" + member.table() + "' does not suit '" + collection.name() + "'.");
        }
        if (collection instanceof Collection.OneToMany one) {
            Row child = database.find(member).orElseThrow();
            writer.update(child, Body.lookup(one.navigation(), Optional.of(address(row))), caller);
        } else if (collection instanceof Collection.ManyToMany pair) {
            members.add(pair, row, member, caller);
        }
    }

    /** The address of a row, as bodies write it. */
    static String address(Row row) {
        return "/" + row.table().set() + "(" + row.id() + ")";
    }
}
