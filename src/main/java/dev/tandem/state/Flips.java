package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How often fields change their direction, so that one that never comes to rest can be frozen. */
public final class Flips {

    private static final String FIND = "select f.* from unnest(cast(? as uuid array)) as wanted(id) "
            + "join flips f on f.stream = ? and f.record_id = wanted.id";

    private static final String SAVE = """
            merge into flips t
            using (select cast(? as varchar(200)) as stream, cast(? as uuid) as record_id,
                cast(? as varchar(200)) as field, cast(? as varchar(50)) as last_side, cast(? as integer) as flips,
                cast(? as timestamp(6) with time zone) as since, cast(? as bigint) as print) s
            on t.stream = s.stream and t.record_id = s.record_id and t.field = s.field
            when matched then update set last_side = s.last_side, flips = s.flips, since = s.since, print = s.print
            when not matched then insert (stream, record_id, field, last_side, flips, since, print)
                values (s.stream, s.record_id, s.field, s.last_side, s.flips, s.since, s.print)
            """;

    private static final String THAW =
            "delete from flips where print is not null and (cast(? as varchar(200)) is null or stream = ?)";

    Flips() {}

    /** The counts of those of the given records that have some, by record and field. */
    public Map<UUID, Map<String, Flip>> find(Transaction tx, String stream, Collection<UUID> records) {
        Map<UUID, Map<String, Flip>> found = new HashMap<>();
        tx.select(Flips::read, FIND, ArrayParameter.uuids(records), stream)
                .forEach(flip -> found.computeIfAbsent(flip.recordId(), id -> new TreeMap<>())
                        .put(flip.field(), flip));
        return found;
    }

    /** Adds these counts, or replaces those of the same fields. */
    public void save(Transaction tx, Collection<Flip> flips) {
        tx.changeEach(SAVE, flips, flip -> new Object[] {
            flip.stream(), flip.recordId(), flip.field(), flip.lastSide(), flip.count(), flip.since(), flip.print()
        });
    }

    /** Removes the counts of these fields. */
    public void remove(Transaction tx, Collection<Flip> flips) {
        tx.changeEach("delete from flips where stream = ? and record_id = ? and field = ?", flips, flip ->
                new Object[] {flip.stream(), flip.recordId(), flip.field()});
    }

    /** Removes all counts of these records. */
    public void remove(Transaction tx, String stream, Collection<UUID> records) {
        tx.changeEach("delete from flips where stream = ? and record_id = ?", records, id -> new Object[] {stream, id});
    }

    /** Forgets what was counted from a time before the given one on, but no frozen field; how many counts. */
    public int forget(Transaction tx, Instant before) {
        return tx.change("delete from flips where since < ? and print is null", before);
    }

    /** Frozen fields are merged again at their next turn; null means all streams. */
    void thaw(Transaction tx, String stream) {
        tx.change(THAW, stream, stream);
    }

    /** The same for these records only. */
    void thaw(Transaction tx, String stream, Collection<UUID> records) {
        tx.change(THAW + " and record_id = any(?)", stream, stream, ArrayParameter.uuids(records));
    }

    private static Flip read(Row row) throws SQLException {
        return new Flip(
                row.text("stream"),
                row.uuid("record_id"),
                row.text("field"),
                row.text("last_side"),
                Math.toIntExact(row.number("flips")),
                row.instant("since"),
                row.numberOrNull("print"));
    }
}
