package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.platform.Security;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deletes rows, and what a deletion does to the rows that pointed to them. */
final class Deletion {

    private final Database database;
    private final Security security;
    private final Writer writer;

    Deletion(Platform platform, Writer writer) {
        this.database = platform.database();
        this.security = platform.security();
        this.writer = writer;
    }

    /** Refuses who may not delete rows of a table, or this row. */
    void demand(Table table, Optional<Row> row, Caller caller) {
        security.demand(caller, Privilege.DELETE, table);
        row.ifPresent(one -> security.demand(caller, Privilege.DELETE, one));
    }

    /** Deletes a row; rows of a cascading relationship go too, other lookups are cleared. */
    void delete(Row row, Caller caller) {
        if (database.of(row.table()).find(row.id()).isEmpty()) {
            return;
        }
        database.remove(row);
        writer.twin(row).ifPresent(twin -> delete(twin, caller));
        for (Collection collection : row.table().collections()) {
            if (collection instanceof Collection.ManyToMany pair) {
                deletePairs(pair, row.id());
            }
        }
        if (database.isPointedTo(row.id())) {
            database.tables().addressable().forEach(table -> release(table, row, caller));
        }
    }

    private void deletePairs(Collection.ManyToMany pair, UUID id) {
        List<Row> pairs = database.of(database.tables().get(pair.intersect())).all().stream()
                .filter(one -> id.equals(Related.id(one.value(pair.ownColumn()))))
                .toList();
        pairs.forEach(database::remove);
    }

    private void release(Table table, Row deleted, Caller caller) {
        Ref gone = new Ref(deleted.table().name(), deleted.id());
        for (Column column : table.columns()) {
            if (column.type().isLookup() && column.targets().contains(gone.table())) {
                List<Row> pointing = database.of(table).all().stream()
                        .filter(row -> gone.equals(row.value(column)))
                        .toList();
                pointing.forEach(row -> release(row, column, gone, caller));
            }
        }
    }

    private void release(Row row, Column column, Ref gone, Caller caller) {
        boolean cascades = column.navigations().stream()
                .filter(one -> one.target().equals(gone.table()))
                .anyMatch(Navigation::cascadesDelete);
        if (cascades) {
            delete(row, caller);
        } else {
            database.of(row.table()).find(row.id()).ifPresent(now -> writer.clear(now, column, caller));
        }
    }
}
