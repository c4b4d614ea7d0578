package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.dataverse.platform.Messages;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.tables.ColumnSecurity;
import dev.tandem.sandbox.dataverse.tables.Customization;
import dev.tandem.sandbox.http.Columns;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Customizes the tables while nobody reads or writes. */
final class Customizing implements Columns {

    private final Database database;
    private final Messages messages;

    Customizing(Database database, Messages messages) {
        this.database = database;
        this.messages = messages;
    }

    @Override
    public Set<String> dropped() {
        return database.reading(() -> database.tables().customization().dropped());
    }

    @Override
    public void drop(String table, String column) {
        customize(all -> database.forget(all.table(table), all.drop(table, column)));
    }

    @Override
    public void add(String table, String column) {
        customize(all -> all.add(table, column));
    }

    @Override
    public void dropOption(String table, String column, int value) {
        customize(all -> all.dropOption(table, column, value));
    }

    @Override
    public void addOption(String table, String column, int value, String label) {
        customize(all -> all.addOption(table, column, value, label));
    }

    @Override
    public void expireTokens(String table) {
        customize(all -> database.forgetChanges(all.table(table)));
    }

    @Override
    public void track(String table, boolean tracked) {
        customize(all -> all.track(table, tracked));
    }

    @Override
    public void addKey(String table, List<String> columns) {
        customize(all -> all.addKey(table, columns));
    }

    @Override
    public void secure(String table, String column, String access) {
        customize(all -> all.secure(table, column, security(access)));
    }

    @Override
    public void bulkActions(String table, boolean available) {
        customize(all -> {
            if (available) {
                messages.offerBulk(all.table(table));
            } else {
                messages.withdrawBulk(all.table(table));
            }
        });
    }

    private static ColumnSecurity security(String access) {
        return switch (access) {
            case "open" -> ColumnSecurity.OPEN;
            case "none" -> ColumnSecurity.NO_ACCESS;
            case "read" -> ColumnSecurity.READ;
            case "update" -> ColumnSecurity.UPDATE;
            default -> throw new IllegalArgumentException("'access' must be one of open, none, read, update.");
        };
    }

    private void customize(Consumer<Customization> change) {
        database.atomically(() -> {
            change.accept(database.tables().customization());
            return database;
        });
    }
}
