package dev.tandem.sandbox.dataverse.platform;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Sight;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnSecurity;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Rights;
import dev.tandem.sandbox.http.Rights.Depth;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses what the caller's security roles and column security profile do not allow (Dataverse reference, sections 4.6,
 * 5 and 14.2). A caller who impersonates needs the rights of both users.
 */
public final class Security {

    /** What the privileges of a table are named after, if not after itself. */
    private static final Map<String, String> OTHERWISE_NAMED =
            Map.of("systemuser", "User", "opportunityclose", "Activity");

    private final Database database;
    private final Rights rights;

    /** The security of these rows. */
    public Security(Database database, Rights rights) {
        this.database = database;
        this.rights = rights;
    }

    /** Refuses who lacks a privilege for a table altogether. */
    public void demand(Caller caller, Privilege privilege, Table table) {
        if (rights.unlimited()) {
            return;
        }
        users(caller)
                .filter(user -> depth(user, privilege, table) == Depth.NONE)
                .findFirst()
                .ifPresent(user -> {
                    throw missing(user, privilege, table);
                });
    }

    /** Refuses who lacks a privilege for this row. */
    public void demand(Caller caller, Privilege privilege, Row row) {
        demand(caller, privilege, row.table());
        if (!allows(caller, privilege, row)) {
            throw new Refusal(
                    403,
                    "0x80048306",
                    "Principal user (Id=" + caller.user() + ", type=8) does not have " + privilege.title()
                            + "Access right(s) for record with ID " + row.id() + " of entity " + row.table() + ".");
        }
    }

    /** Refuses who may not read all rows of a table, as change tracking needs. */
    public void demandAll(Caller caller, Table table) {
        users(caller)
                .filter(user -> depth(user, Privilege.READ, table) != Depth.ORGANIZATION)
                .findFirst()
                .ifPresent(user -> {
                    throw missing(user, Privilege.READ, table);
                });
    }

    private Optional<Predicate<Row>> visible(Caller caller, Table table) {
        return rights.unlimited()
                ? Optional.empty()
                : users(caller)
                        .flatMap(user -> limit(user, Privilege.READ, table).stream())
                        .reduce(Predicate::and);
    }

    private Set<Column> hidden(Caller caller, Table table) {
        Set<Column> guarded = table.columns().stream()
                .filter(column -> column.security() != ColumnSecurity.OPEN)
                .collect(Collectors.toSet());
        boolean limited = !guarded.isEmpty() && users(caller).anyMatch(this::isApplication);
        return guarded.stream()
                .filter(column -> column.security() == ColumnSecurity.WRITE_ONLY
                        || (limited && column.security() == ColumnSecurity.NO_ACCESS))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the caller sees of the tables. */
    public Sight sight(Caller caller) {
        return new Sight() {
            @Override
            public Optional<Predicate<Row>> visible(Table table) {
                return Security.this.visible(caller, table);
            }

            @Override
            public Set<Column> hidden(Table table) {
                return Security.this.hidden(caller, table);
            }
        };
    }

    /** Refuses who may not write one of these columns. */
    public void demandColumns(Caller caller, Set<Column> columns, boolean creating) {
        boolean refused = columns.stream()
                        .anyMatch(column -> column.security() == ColumnSecurity.NO_ACCESS
                                || column.security() == ColumnSecurity.READ)
                && users(caller).anyMatch(this::isApplication);
        if (refused && creating) {
            throw new Refusal(
                    403,
                    "0x8004f502",
                    "The user does not have create permissions to a secured field. The requested operation could not be"
                            + " completed.");
        }
        if (refused) {
            throw new Refusal(
                    403,
                    "0x8004f507",
                    "The user doesn't have AttributePrivilegeUpdate and not granted shared access for a secured"
                            + " attribute during update operation");
        }
    }

    /** Whether the user is one behind which an application stands. */
    public boolean isApplication(UUID user) {
        return database.find(new Ref("systemuser", user))
                .filter(row -> row.value("applicationid") != null)
                .isPresent();
    }

    private boolean allows(Caller caller, Privilege privilege, Row row) {
        return rights.unlimited()
                || users(caller)
                        .flatMap(user -> limit(user, privilege, row.table()).stream())
                        .allMatch(limit -> limit.test(row));
    }

    /** The rows of a table that a user's privilege reaches; empty for all. */
    private Optional<Predicate<Row>> limit(UUID user, Privilege privilege, Table table) {
        Depth depth = depth(user, privilege, table);
        return switch (depth) {
            case NONE -> Optional.of(row -> false);
            case USER, BUSINESS_UNIT, PARENT_CHILD -> Optional.of(new Reach(database, user, depth)::covers);
            case ORGANIZATION -> Optional.empty();
        };
    }

    private static Stream<UUID> users(Caller caller) {
        return Stream.concat(Stream.of(caller.user()), caller.impersonator().stream());
    }

    private Depth depth(UUID user, Privilege privilege, Table table) {
        return rights.unlimited()
                ? Depth.ORGANIZATION
                : rights.depth(user, isApplication(user), table.name(), privilege);
    }

    private static Refusal missing(UUID user, Privilege privilege, Table table) {
        return new Refusal(
                403,
                "0x80040220",
                "Principal user (Id=" + user + ", type=8, roleCount=1) is missing "
                        + name(privilege, table) + " privilege on OTC="
                        + table.identity().objectTypeCode() + " for entity '" + table + "'.");
    }

    private static String name(Privilege privilege, Table table) {
        return "prv" + privilege.title()
                + OTHERWISE_NAMED.getOrDefault(table.name(), table.identity().schemaName());
    }
}
