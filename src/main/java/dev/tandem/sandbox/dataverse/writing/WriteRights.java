package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.platform.Security;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The privileges that a write needs: to create or to write; to append and to be appended to for each lookup that it sets;
 * to assign for another owner (Microsoft, "Security roles and privileges").
 */
final class WriteRights {

    private final Platform platform;
    private final Security security;

    WriteRights(Platform platform) {
        this.platform = platform;
        this.security = platform.security();
    }

    /** Refuses a create that the caller may not do. */
    void create(Table table, Map<Column, Object> given, Caller caller) {
        security.demand(caller, Privilege.CREATE, table);
        security.demandColumns(caller, given.keySet(), true);
        owner(table, given);
        if (!targets(given).isEmpty()) {
            security.demand(caller, Privilege.APPEND, table);
        }
        appendTo(targets(given), caller);
    }

    /** Refuses a change that the caller may not do. */
    void update(Row row, Map<Column, Object> given, Caller caller) {
        security.demand(caller, Privilege.WRITE, row);
        security.demandColumns(caller, given.keySet(), false);
        boolean assigns = given.keySet().stream()
                .anyMatch(column ->
                        column.type() == ColumnType.OWNER && !given.get(column).equals(row.value(column)));
        if (assigns) {
            security.demand(caller, Privilege.ASSIGN, row);
        }
        owner(row.table(), given);
        if (!targets(given).isEmpty()) {
            security.demand(caller, Privilege.APPEND, row);
        }
        appendTo(targets(given), caller);
    }

    /** A new owner must be able to read what it owns. */
    private void owner(Table table, Map<Column, Object> given) {
        given.forEach((column, value) -> {
            if (column.type() == ColumnType.OWNER
                    && value instanceof Ref owner
                    && owner.table().equals("systemuser")) {
                security.demand(Caller.of(owner.id()), Privilege.READ, table);
            }
        });
    }

    private void appendTo(List<Ref> targets, Caller caller) {
        for (Ref target : targets) {
            security.demand(
                    caller,
                    Privilege.APPEND_TO,
                    platform.database().find(target).orElseThrow());
        }
    }

    /** The rows that lookups shall point to, but for the owner. */
    private static List<Ref> targets(Map<Column, Object> given) {
        List<Ref> targets = new ArrayList<>();
        given.forEach((column, value) -> {
            if (value instanceof Ref target && column.type() != ColumnType.OWNER) {
                targets.add(target);
            }
        });
        return targets;
    }
}
