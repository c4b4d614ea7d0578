package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Connections come in twins: the same two ends and roles, told from either side. */
final class Connections {

    private final Database database;
    private final Computed computed;

    Connections(Database database, Computed computed) {
        this.database = database;
        this.computed = computed;
    }

    /** Adds the other half of a new connection and makes both point to each other. */
    Row addTwin(Row row) {
        Table table = row.table();
        UUID twin = UUID.nameUUIDFromBytes((row.id() + " twin").getBytes(StandardCharsets.UTF_8));
        Object[] master = row.copyOfValues();
        Fields fields = new Fields(table, master);
        fields.set("ismaster", true);
        fields.set("relatedconnectionid", new Ref(table.name(), twin));
        database.put(table, twin, mirrored(table, master, row.id(), false));
        return database.put(table, row.id(), master);
    }

    /** Carries a change of one half over to the other. */
    void follow(Row row) {
        twin(row).ifPresent(other -> {
            boolean master = Boolean.TRUE.equals(other.value("ismaster"));
            database.put(row.table(), other.id(), mirrored(row.table(), row.copyOfValues(), row.id(), master));
        });
    }

    /** The other half. */
    Optional<Row> twin(Row row) {
        return row.value("relatedconnectionid") instanceof Ref ref ? database.find(ref) : Optional.empty();
    }

    private Object[] mirrored(Table table, Object[] values, UUID other, boolean master) {
        Object[] mirror = values.clone();
        Fields from = new Fields(table, values);
        Fields to = new Fields(table, mirror);
        to.set("record1id", from.get("record2id"));
        to.set("record2id", from.get("record1id"));
        to.set("record1roleid", from.get("record2roleid"));
        to.set("record2roleid", from.get("record1roleid"));
        to.set("ismaster", master);
        to.set("relatedconnectionid", new Ref(table.name(), other));
        computed.apply(table, mirror);
        return mirror;
    }
}
