package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection.ManyToMany;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.Optional;
import java.util.UUID;

/** The rows of intersect tables, each of which pairs two rows. */
final class Pairs {

    private final Database database;

    Pairs(Database database) {
        this.database = database;
    }

    /** The pair of two rows. */
    Optional<Row> find(ManyToMany kind, Row row, UUID member) {
        return database.of(intersect(kind)).all().stream()
                .filter(one -> row.id().equals(Related.id(one.value(kind.ownColumn()))))
                .filter(one -> member.equals(Related.id(one.value(kind.otherColumn()))))
                .findFirst();
    }

    /** Pairs two rows, unless they are a pair already. */
    Row add(ManyToMany kind, Row row, Ref member) {
        return find(kind, row, member.id()).orElseGet(() -> {
            Table table = intersect(kind);
            Fields fields = new Fields(table, Defaults.of(table));
            set(fields, kind.ownColumn(), Seeding.ref(row));
            set(fields, kind.otherColumn(), member);
            return database.put(table, UUID.randomUUID(), fields.values());
        });
    }

    /** Parts two rows; false when they were no pair. */
    boolean remove(ManyToMany kind, Row row, UUID member) {
        Optional<Row> pair = find(kind, row, member);
        pair.ifPresent(database::remove);
        return pair.isPresent();
    }

    private static void set(Fields fields, String column, Ref ref) {
        boolean lookup = fields.table().column(column).orElseThrow().type().isLookup();
        fields.set(column, lookup ? ref : ref.id());
    }

    private Table intersect(ManyToMany kind) {
        return database.tables().get(kind.intersect());
    }
}
