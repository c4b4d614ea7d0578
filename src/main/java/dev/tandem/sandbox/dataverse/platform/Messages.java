package dev.tandem.sandbox.dataverse.platform;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which messages the organization knows for which tables, as the rows of {@code sdkmessage} and {@code
 * sdkmessagefilter} say, where clients look it up (Microsoft, "Use bulk operation messages", availability).
 */
public final class Messages {

    /** The messages of which a table may have none. */
    public static final List<String> BULK = List.of("CreateMultiple", "UpdateMultiple", "UpsertMultiple");

    private static final List<String> ROWS = List.of("Create", "Update", "Delete");
    private static final Set<String> WITHOUT_BULK = Set.of(
            "teammembership",
            "listmember",
            "organization",
            "sdkmessage",
            "sdkmessagefilter",
            "serviceendpoint",
            "sdkmessageprocessingstep",
            "sdkmessageprocessingstepimage");

    private final Database database;

    /** The messages of this database. */
    public Messages(Database database) {
        this.database = database;
    }

    /** Writes the rows that tell of all messages, where they are missing. */
    public void install() {
        for (Table table : database.tables().addressable()) {
            ROWS.forEach(message -> offer(message, table));
            if (!WITHOUT_BULK.contains(table.name())) {
                BULK.forEach(message -> offer(message, table));
            }
        }
    }

    /** Whether a table has this message. */
    public boolean supports(String message, Table table) {
        return database.of(filters()).find(filterId(message, table)).isPresent();
    }

    /** Gives a table the bulk messages. */
    public void offerBulk(Table table) {
        BULK.forEach(message -> offer(message, table));
    }

    /** Takes the bulk messages from a table. */
    public void withdrawBulk(Table table) {
        BULK.forEach(
                message -> database.of(filters()).find(filterId(message, table)).ifPresent(database::remove));
    }

    private void offer(String message, Table table) {
        Table messages = database.tables().get("sdkmessage");
        UUID id = id("message " + message);
        if (database.of(messages).find(id).isEmpty()) {
            Object[] values = new Object[messages.width()];
            values[messages.column("name").orElseThrow().index()] = message;
            database.put(messages, id, values);
        }
        if (!supports(message, table)) {
            Object[] values = new Object[filters().width()];
            values[filters().column("sdkmessageid").orElseThrow().index()] = new Ref("sdkmessage", id);
            values[filters().column("primaryobjecttypecode").orElseThrow().index()] = table.name();
            database.put(filters(), filterId(message, table), values);
        }
    }

    private Table filters() {
        return database.tables().get("sdkmessagefilter");
    }

    private static UUID filterId(String message, Table table) {
        return id("message " + message + " of " + table.name());
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
