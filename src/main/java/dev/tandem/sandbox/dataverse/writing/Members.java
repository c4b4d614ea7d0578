package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection.ManyToMany;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.util.Map;
import java.util.UUID;

/** Who belongs to a team or a static list, and every other relationship of many to many. */
final class Members {

    private static final String LIST = "list";
    private static final String TEAM = "team";

    private final Platform platform;
    private final Database database;
    private final Writer writer;
    private final Pairs pairs;

    Members(Platform platform, Writer writer) {
        this.platform = platform;
        this.database = platform.database();
        this.writer = writer;
        this.pairs = new Pairs(platform.database());
    }

    /** Adds a member to a row, and gives the row of the intersect table; a member stays what it is. */
    Row add(ManyToMany kind, Row row, Ref member, Caller caller) {
        check(kind, row, member, caller);
        boolean isNew = pairs.find(kind, row, member.id()).isEmpty();
        Row pair = pairs.add(kind, row, member);
        if (isNew) {
            changed(kind, row, member.id(), 1, caller);
        }
        return pair;
    }

    /**
     * Takes a member from a row.
     *
     * @throws Refusal 404 when it is no member
     */
    void remove(ManyToMany kind, Row row, UUID member, Caller caller) {
        platform.security().demand(caller, Privilege.APPEND, row);
        if (!pairs.remove(kind, row, member)) {
            throw Refusal.noSuchRow(kind.target(), member);
        }
        changed(kind, row, member, -1, caller);
    }

    /** Whether a row is a member of another. */
    boolean has(ManyToMany kind, Row row, UUID member) {
        return pairs.find(kind, row, member).isPresent();
    }

    /** The members of one table that a list can have; refuses members of another kind than the list's. */
    ManyToMany kindOf(Row list, Ref member) {
        int type = list.value("createdfromcode") instanceof Integer code ? code : 0;
        int given = database.tables().get(member.table()).identity().objectTypeCode();
        if (type != 0 && type != given) {
            throw new Refusal(
                    400, "0x80040203", "The " + member.table() + " does not suit the list, whose members are others.");
        }
        return kind(list, "list" + member.table() + "_association");
    }

    /** The relationship of this name. */
    static ManyToMany kind(Row row, String name) {
        return row.table()
                .collection(name)
                .filter(ManyToMany.class::isInstance)
                .map(ManyToMany.class::cast)
                .orElseThrow(() -> Refusal.payload("A '" + row.table() + "' has no members of this kind."));
    }

    private void check(ManyToMany kind, Row row, Ref member, Caller caller) {
        platform.security().demand(caller, Privilege.APPEND, row);
        platform.security()
                .demand(caller, Privilege.APPEND_TO, database.find(member).orElseThrow());
        Row list = kind.intersect().equals("listmember") ? end(row, member, LIST) : null;
        if (list != null && Boolean.TRUE.equals(list.value("type"))) {
            throw new Refusal(400, "0x80040203", "Members cannot be added to a dynamic list.");
        }
        if (list != null && Boolean.TRUE.equals(list.value("lockstatus"))) {
            throw new Refusal(400, "0x80040203", "Members cannot be added to a locked list.");
        }
    }

    /** The end of a pair that is a row of this table, as it is now. */
    private Row end(Row row, Ref member, String table) {
        Ref end = row.table().name().equals(table) ? Seeding.ref(row) : member;
        return database.find(end).orElseThrow();
    }

    /** A list counts its members; whether a team notices, Microsoft does not say. */
    private void changed(ManyToMany kind, Row row, UUID member, int by, Caller caller) {
        Ref other = new Ref(kind.target(), member);
        if (kind.intersect().equals("listmember")) {
            Row list = end(row, other, LIST);
            int count = list.value("membercount") instanceof Integer known ? known : 0;
            writer.set(list, Map.of("membercount", Math.max(0, count + by)), caller);
        } else if (platform.is(OpenPoint.MEMBERSHIP_VERSION, "new")) {
            writer.set(end(row, other, TEAM), Map.of(), caller);
        }
    }
}
