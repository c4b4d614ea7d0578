package dev.tandem.state;

import dev.tandem.state.Undoing.Kind;
import dev.tandem.state.Undoing.Standing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is taken away from records, counted, and what of it is held back. */
public final class Brakes {

    private static final String SET = """
            merge into undoings t
            using (select cast(? as varchar(200)) as stream, cast(? as varchar(50)) as kind,
                cast(? as varchar(200)) as what, cast(? as uuid) as record_id, cast(? as varchar(50)) as standing,
                cast(? as timestamp(6) with time zone) as since) s
            on t.stream = s.stream and t.kind = s.kind and t.what = s.what and t.record_id = s.record_id
            when matched then update set standing = s.standing, since = s.since
            when not matched then insert (stream, kind, what, record_id, standing, since)
                values (s.stream, s.kind, s.what, s.record_id, s.standing, s.since)
            """;

    private static final String FIND = "select u.* from unnest(cast(? as uuid array)) as wanted(id) "
            + "join undoings u on u.stream = ? and u.record_id = wanted.id";

    private static final String ALL = "select stream, kind, count(distinct record_id) as records, min(since) as first "
            + "from undoings where standing = ? group by stream, kind order by stream, kind";

    Brakes() {}

    /** How those of the given records stand that are known: each with everything that is taken away from it. */
    public Map<Undoing, Standing> find(Transaction tx, String stream, Collection<UUID> records) {
        Map<Undoing, Standing> found = new HashMap<>();
        tx.select(
                row -> found.put(read(row), row.constant(Standing.class, "standing")),
                FIND,
                ArrayParameter.uuids(records),
                stream);
        return found;
    }

    /** From how many records this is taken away now or was lately, those that wait included. */
    public long counted(Transaction tx, String stream, Kind kind, String what) {
        return tx.selectNumber(
                "records",
                "select count(*) as records from undoings where stream = ? and kind = ? and what = ? and standing <> ?",
                stream,
                kind,
                what,
                Standing.ACCEPTED);
    }

    /** Notes how these stand from now on; those that are new are added. */
    public void set(Transaction tx, Collection<Undoing> undoings, Standing standing, Instant now) {
        tx.changeEach(
                SET, undoings, it -> new Object[] {it.stream(), it.kind(), it.what(), it.recordId(), standing, now});
    }

    /** These are not wanted any more. */
    public void remove(Transaction tx, Collection<Undoing> undoings) {
        tx.changeEach(
                "delete from undoings where stream = ? and kind = ? and what = ? and record_id = ?", undoings, it ->
                        new Object[] {it.stream(), it.kind(), it.what(), it.recordId()});
    }

    /** What was accepted for these records has been made. */
    public void made(Transaction tx, String stream, Collection<UUID> records) {
        tx.changeEach("delete from undoings where stream = ? and record_id = ? and standing = ?", records, id ->
                new Object[] {stream, id, Standing.ACCEPTED});
    }

    /** What was let through before that time counts no longer. */
    public void forget(Transaction tx, Instant before) {
        tx.change("delete from undoings where standing = ? and since < ?", Standing.GOING, before);
    }

    /** What waits of this kind, in no order. */
    public List<Undoing> waiting(Transaction tx, String stream, Kind kind) {
        return tx.select(
                Brakes::read,
                "select * from undoings where stream = ? and kind = ? and standing = ?",
                stream,
                kind,
                Standing.WAITING);
    }

    /** The same of one field, or of one system's deletions. */
    public List<Undoing> waiting(Transaction tx, String stream, Kind kind, String what) {
        return tx.select(
                Brakes::read,
                "select * from undoings where stream = ? and kind = ? and what = ? and standing = ?",
                stream,
                kind,
                what,
                Standing.WAITING);
    }

    /** Whether any of it waits. */
    public boolean holds(Transaction tx, String stream, Kind kind, String what) {
        return tx.selectNumber(
                        "records",
                        "select count(*) as records from undoings where stream = ? and kind = ? and what = ?"
                                + " and standing = ?",
                        stream,
                        kind,
                        what,
                        Standing.WAITING)
                > 0;
    }

    /** All brakes that hold, ordered by stream and kind. */
    public List<Brake> all(Transaction tx) {
        return tx.select(
                row -> new Brake(
                        row.text("stream"),
                        row.constant(Kind.class, "kind"),
                        row.number("records"),
                        row.instant("first")),
                ALL,
                Standing.WAITING);
    }

    private static Undoing read(Row row) throws SQLException {
        return new Undoing(
                row.text("stream"), row.constant(Kind.class, "kind"), row.text("what"), row.uuid("record_id"));
    }
}
