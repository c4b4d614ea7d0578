package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Creates and changes rows, with everything that the server checks and sets by itself. */
final class Writer {

    private final Database database;
    private final Platform platform;
    private final WriteRights rights;
    private final Computed computed;
    private final Connections connections;
    private final Lookups lookups;
    private final ClosedRows closed;

    Writer(Platform platform) {
        this.database = platform.database();
        this.platform = platform;
        this.rights = new WriteRights(platform);
        this.computed = new Computed(database);
        this.connections = new Connections(database, computed);
        this.lookups = new Lookups(database);
        this.closed = new ClosedRows(platform);
    }

    /** Creates a row under this id. */
    Row create(Table table, UUID id, Body body, Caller caller) {
        Map<Column, Object> given = new Validation(table, keepsEmptyText()).check(body.values(), true);
        given.putAll(writable(lookups.values(table, body, Optional.empty()), true));
        rights.create(table, given, caller);
        States.complete(table, id, given, 0, true);
        if (database.of(table).find(id).isPresent()) {
            throw new Refusal(412, "0x80040237", "Cannot insert duplicate key.");
        }
        Object[] values = Defaults.of(table);
        Fields fields = new Fields(table, values);
        begin(fields, caller);
        store(fields, given, caller);
        backdate(fields);
        requireAll(table, values);
        Row row = database.put(table, id, values);
        AlternateKey.checkUnique(platform, row);
        return table.name().equals("connection") ? connections.addTwin(row) : row;
    }

    /** Changes a row. */
    Row update(Row row, Body body, Caller caller) {
        Table table = row.table();
        Map<Column, Object> given = new Validation(table, keepsEmptyText()).check(body.values(), false);
        given.putAll(writable(lookups.values(table, body, Optional.of(row)), false));
        rights.update(row, given, caller);
        States.checkAlone(platform, row, given);
        Integer state = (Integer) row.value("statecode");
        States.complete(table, row.id(), given, state == null ? 0 : state, false);
        closed.check(row, given);
        Fields fields = new Fields(table, row.copyOfValues());
        if (changesNothing(fields, given) && platform.is(OpenPoint.EQUAL_WRITE, "same-version")) {
            return row;
        }
        store(fields, given, caller);
        requireByApplication(table, fields.values());
        Row changed = database.put(table, row.id(), fields.values());
        AlternateKey.checkUnique(platform, changed);
        new AssignCascade(platform, this).follow(row, changed, caller);
        new OpportunityClose(platform, this).follow(row, changed, caller);
        if (table.name().equals("connection")) {
            connections.follow(changed);
        }
        return changed;
    }

    /** Creates a row as the server itself does, of stored values by column name; others than the table's are dropped. */
    Row add(Table table, Map<String, Object> values, Caller caller) {
        return add(table, UUID.randomUUID(), values, caller);
    }

    /** The same under this id, which must be free. */
    Row add(Table table, UUID id, Map<String, Object> values, Caller caller) {
        Fields fields = new Fields(table, Defaults.of(table));
        begin(fields, caller);
        store(fields, columns(table, values), caller);
        return database.put(table, id, fields.values());
    }

    /** Changes a row as the server itself does, also where people may not; values are stored ones by column name. */
    Row set(Row row, Map<String, Object> values, Caller caller) {
        return set(columns(row.table(), values), row, caller);
    }

    /** Stores a row whose lookup to a deleted row was cleared. */
    void clear(Row row, Column column, Caller caller) {
        set(Collections.singletonMap(column, null), row, caller);
    }

    private Row set(Map<Column, Object> values, Row row, Caller caller) {
        Fields fields = new Fields(row.table(), row.copyOfValues());
        store(fields, values, caller);
        return database.put(row.table(), row.id(), fields.values());
    }

    private static Map<Column, Object> columns(Table table, Map<String, Object> values) {
        Map<Column, Object> columns = new HashMap<>();
        values.forEach((name, value) -> table.column(name).ifPresent(column -> columns.put(column, value)));
        return columns;
    }

    /** The other half of a connection, which goes with it. */
    Optional<Row> twin(Row row) {
        return row.table().name().equals("connection") && platform.is(OpenPoint.TWIN_DELETION, "both")
                ? connections.twin(row)
                : Optional.empty();
    }

    private void begin(Fields fields, Caller caller) {
        fields.set("createdon", now());
        fields.set("createdby", user(caller.user()));
        fields.set("createdonbehalfby", caller.impersonator().map(Writer::user).orElse(null));
        fields.set("ownerid", user(caller.user()));
        fields.set("activitytypecode", fields.table().name());
    }

    private void backdate(Fields fields) {
        Object given = fields.get("overriddencreatedon");
        if (given != null && platform.is(OpenPoint.OVERRIDDEN_CREATION, "swapped")) {
            fields.set("overriddencreatedon", fields.get("createdon"));
            fields.set("createdon", given);
        }
    }

    private void store(Fields fields, Map<Column, Object> given, Caller caller) {
        fields.set("modifiedon", now());
        fields.set("modifiedby", user(caller.user()));
        fields.set("modifiedonbehalfby", caller.impersonator().map(Writer::user).orElse(null));
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

    private static Ref user(UUID id) {
        return new Ref("systemuser", id);
    }

    private static boolean changesNothing(Fields fields, Map<Column, Object> given) {
        return given.entrySet().stream().allMatch(one -> Objects.equals(fields.get(one.getKey()), one.getValue()));
    }

    private void requireByApplication(Table table, Object[] values) {
        if (platform.is(OpenPoint.REQUIRED_BY_APPLICATION, "enforced")) {
            table.columns().stream()
                    .filter(column -> column.required().equals("ApplicationRequired") && column.creatable())
                    .filter(column -> values[column.index()] == null)
                    .findFirst()
                    .ifPresent(column -> {
                        throw missing(column);
                    });
        }
    }

    private void requireAll(Table table, Object[] values) {
        requireByApplication(table, values);
        for (Column column : table.columns()) {
            if (column.isSystemRequired() && !table.isKey(column) && values[column.index()] == null) {
                throw missing(column);
            }
        }
    }

    private static Refusal missing(Column column) {
        return new Refusal(400, "0x80040200", "Required field '" + column.name() + "' is missing.");
    }

    private boolean keepsEmptyText() {
        return platform.is(OpenPoint.EMPTY_TEXT, "empty");
    }

    private Instant now() {
        return platform.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
