package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Creates and changes rows, with everything that the server checks and sets by itself. */
final class Writer {

    private final Database database;
    private final Clock clock;
    private final Computed computed;
    private final Connections connections;
    private final Lookups lookups;

    Writer(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.computed = new Computed(database);
        this.connections = new Connections(database, computed);
        this.lookups = new Lookups(database);
    }

    /** Creates a row under this id. */
    Row create(Table table, UUID id, Body body, UUID user) {
        Map<Column, Object> given = new Validation(table).check(body.values(), true);
        given.putAll(writable(lookups.values(table, body, Optional.empty()), true));
        States.complete(table, id, given, 0, true);
        if (database.of(table).find(id).isPresent()) {
            throw new Refusal(412, "0x80040237", "Cannot insert duplicate key.");
        }
        Object[] values = Defaults.of(table);
        Fields fields = new Fields(table, values);
        Ref creator = new Ref("systemuser", user);
        fields.set("createdon", now());
        fields.set("createdby", creator);
        fields.set("ownerid", creator);
        store(fields, given, creator);
        requireAll(table, values);
        Row row = database.put(table, id, values);
        return table.name().equals("connection") ? connections.addTwin(row) : row;
    }

    /** Changes a row. */
    Row update(Row row, Body body, UUID user) {
        Table table = row.table();
        Map<Column, Object> given = new Validation(table).check(body.values(), false);
        given.putAll(writable(lookups.values(table, body, Optional.of(row)), false));
        Integer state = (Integer) row.value("statecode");
        States.complete(table, row.id(), given, state == null ? 0 : state, false);
        Fields fields = new Fields(table, row.copyOfValues());
        store(fields, given, new Ref("systemuser", user));
        Row changed = database.put(table, row.id(), fields.values());
        if (table.name().equals("connection")) {
            connections.follow(changed);
        }
        return changed;
    }

    /** Creates a row as the server itself does, of stored values by column name; others than the table's are dropped. */
    Row add(Table table, Map<String, Object> values, UUID user) {
        Fields fields = new Fields(table, Defaults.of(table));
        Ref creator = new Ref("systemuser", user);
        fields.set("createdon", now());
        fields.set("createdby", creator);
        fields.set("ownerid", creator);
        store(fields, columns(table, values), creator);
        return database.put(table, UUID.randomUUID(), fields.values());
    }

    /** Changes a row as the server itself does, also where people may not; values are stored ones by column name. */
    Row set(Row row, Map<String, Object> values, UUID user) {
        return set(columns(row.table(), values), row, user);
    }

    /** Stores a row whose lookup to a deleted row was cleared. */
    void clear(Row row, Column column, UUID user) {
        set(Collections.singletonMap(column, null), row, user);
    }

    private Row set(Map<Column, Object> values, Row row, UUID user) {
        Fields fields = new Fields(row.table(), row.copyOfValues());
        store(fields, values, new Ref("systemuser", user));
        return database.put(row.table(), row.id(), fields.values());
    }

    private static Map<Column, Object> columns(Table table, Map<String, Object> values) {
        Map<Column, Object> columns = new HashMap<>();
        values.forEach((name, value) -> table.column(name).ifPresent(column -> columns.put(column, value)));
        return columns;
    }

    /** The other half of a connection, which goes with it. */
    Optional<Row> twin(Row row) {
        return row.table().name().equals("connection") ? connections.twin(row) : Optional.empty();
    }

    private void store(Fields fields, Map<Column, Object> given, Ref user) {
        fields.set("modifiedon", now());
        fields.set("modifiedby", user);
        given.forEach(fields::set);
        computed.apply(fields.table(), fields.values());
    }

    private static Map<Column, Object> writable(Map<Column, Object> lookups, boolean creating) {
        lookups.keySet().removeIf(column -> creating ? !column.creatable() : !column.updatable());
        lookups.forEach((column, value) -> {
            if (value == null && column.isSystemRequired()) {
                throw missing(column);
            }
        });
        return lookups;
    }

    private static void requireAll(Table table, Object[] values) {
        for (Column column : table.columns()) {
            if (column.isSystemRequired() && !table.isKey(column) && values[column.index()] == null) {
                throw missing(column);
            }
        }
    }

    private static Refusal missing(Column column) {
        return new Refusal(400, "0x80040200", "Required field '" + column.name() + "' is missing.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
