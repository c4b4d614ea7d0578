package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.List;
import java.util.UUID;

/** Deletes rows, and what a deletion does to the rows that pointed to them. */
final class Deletion {

    private final Database database;
    private final Writer writer;

    Deletion(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    /** Deletes a row; rows of a cascading relationship go too, other lookups are cleared. */
    void delete(Row row, UUID user) {
        if (database.of(row.table()).find(row.id()).isEmpty()) {
            return;
        }
        database.remove(row);
        writer.twin(row).ifPresent(twin -> delete(twin, user));
        for (Collection collection : row.table().collections()) {
            if (collection instanceof Collection.ManyToMany pair) {
                deletePairs(pair, row.id());
            }
        }
        if (database.isPointedTo(row.id())) {
            database.tables().addressable().forEach(table -> release(table, row, user));
        }
    }

    private void deletePairs(Collection.ManyToMany pair, UUID id) {
        List<Row> pairs = database.of(database.tables().get(pair.intersect())).all().stream()
                .filter(one -> id.equals(one.value(pair.ownColumn())))
                .toList();
        pairs.forEach(database::remove);
    }

    private void release(Table table, Row deleted, UUID user) {
        Ref gone = new Ref(deleted.table().name(), deleted.id());
        for (Column column : table.columns()) {
            if (column.type().isLookup() && column.targets().contains(gone.table())) {
                List<Row> pointing = database.of(table).all().stream()
                        .filter(row -> gone.equals(row.value(column)))
                        .toList();
                pointing.forEach(row -> release(row, column, gone, user));
            }
        }
    }

    private void release(Row row, Column column, Ref gone, UUID user) {
        boolean cascades = column.navigations().stream()
                .filter(one -> one.target().equals(gone.table()))
                .anyMatch(Navigation::cascadesDelete);
        if (cascades) {
            delete(row, user);
        } else {
            database.of(row.table()).find(row.id()).ifPresent(now -> writer.clear(now, column, user));
        }
    }
}
