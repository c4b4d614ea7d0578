package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Adds trusted rows without the checks of the Web API. */
public final class Seeding {

    private final Database database;
    private final Clock clock;
    private final Computed computed;

    /** Adds rows to this database. */
    public Seeding(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.computed = new Computed(database);
    }

    /**
     * Adds a row.
     *
     * <p>Given values count, also read-only ones; defaults and computed columns fill the rest. A connection without
     * {@code relatedconnectionid} gets its twin.
     */
    public void add(String name, Map<String, Object> given) {
        Table table = database.tables()
                .find(name)
                .filter(one -> !one.set().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
        Object[] values = Defaults.of(table);
        Fields fields = new Fields(table, values);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        fields.set(
                "createdon",
                given.containsKey("modifiedon") && !given.containsKey("createdon")
                        ? Values.time(given.get("modifiedon"))
                        : now);
        given.forEach(
                (column, value) -> fields.set(column(table, column), Values.stored(column(table, column), value)));
        if (!given.containsKey("modifiedon")) {
            fields.set("modifiedon", fields.get("createdon"));
        }
        Object key = given.get(table.key());
        UUID id = key == null
                ? UUID.randomUUID()
                : (UUID) Values.stored(table.column(table.key()).orElseThrow(), key);
        computed.apply(table, values);
        given.forEach((column, value) -> fields.set(column, Values.stored(column(table, column), value)));
        Row row = database.put(table, id, values);
        if (name.equals("connection") && fields.get("relatedconnectionid") == null) {
            new Connections(database, computed).addTwin(row);
        }
    }

    private static Column column(Table table, String name) {
        return table.column(name)
                .orElseThrow(() -> new IllegalArgumentException("the table " + table + " has no column " + name));
    }

    /** The lookup value for a row. */
    static Ref ref(Row row) {
        return new Ref(row.table().name(), row.id());
    }
}
