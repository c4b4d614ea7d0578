package dev.tandem.sandbox.dataverse.platform;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.http.Rights.Depth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rows that a user's privilege of less depth than the organization's reaches, as memberships and business units are
 * now (Microsoft, "Security roles and privileges", access levels). A row belongs to the business unit of its owner.
 */
final class Reach {

    private static final String UNIT = "businessunit";
    private static final String UNIT_LOOKUP = "businessunitid";

    private final Database database;
    private final UUID user;
    private final Set<UUID> teams;
    private final Set<UUID> units;

    /** What this depth reaches for a user. */
    Reach(Database database, UUID user, Depth depth) {
        this.database = database;
        this.user = user;
        this.teams = teams(database, user);
        this.units = units(depth);
    }

    /** Whether it reaches a row. Rows without an owner belong to the organization and are out of reach. */
    boolean covers(Row row) {
        return switch (row.table().name()) {
            case UNIT -> units.contains(row.id());
            case "systemuser", "team" -> covers(new Ref(row.table().name(), row.id()), Optional.of(row));
            default -> row.value("ownerid") instanceof Ref owner && covers(owner, database.find(owner));
        };
    }

    private boolean covers(Ref owner, Optional<Row> row) {
        boolean own = owner.table().equals("team")
                ? teams.contains(owner.id())
                : owner.id().equals(user);
        return own || row.filter(one -> units.contains(unit(one))).isPresent();
    }

    private Set<UUID> units(Depth depth) {
        Optional<UUID> own = database.find(new Ref("systemuser", user)).map(Reach::unit);
        if (own.isEmpty() || depth.compareTo(Depth.BUSINESS_UNIT) < 0) {
            return Set.of();
        }
        return depth == Depth.BUSINESS_UNIT ? Set.of(own.get()) : withThoseBelow(own.get());
    }

    private Set<UUID> withThoseBelow(UUID top) {
        Set<UUID> all = new HashSet<>(Set.of(top));
        Deque<UUID> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            Ref above = new Ref(UNIT, open.remove());
            database.of(database.tables().get(UNIT)).all().stream()
                    .filter(unit -> above.equals(unit.value("parentbusinessunitid")))
                    .map(Row::id)
                    .filter(all::add)
                    .forEach(open::add);
        }
        return all;
    }

    private static UUID unit(Row row) {
        return Related.id(row.value(UNIT_LOOKUP));
    }

    private static Set<UUID> teams(Database database, UUID user) {
        return database.of(database.tables().get("teammembership")).all().stream()
                .filter(one -> user.equals(one.value("systemuserid")))
                .map(one -> (UUID) one.value("teamid"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
