package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The fields written to persons whose echo was not seen yet, or that may take effect once more: one row a field and write,
 * as a field may be written again before the feed shows the first write.
 */
public final class SentFields {

    private static final String SAVE = """
            merge into sent_fields t
            using (select cast(? as varchar(255)) as marketo_id, cast(? as varchar(200)) as field,
                cast(? as timestamp(6) with time zone) as read_at, cast(? as varchar(200)) as stream,
                cast(? as uuid) as record_id, cast(? as uuid) as origin, cast(? as bigint) as base_before,
                cast(? as bigint) as seen, cast(? as bigint) as sent, cast(? as varchar(50)) as standing,
                cast(? as bigint) as covered, cast(? as timestamp(6) with time zone) as echoed_at) s
            on t.marketo_id = s.marketo_id and t.field = s.field and t.read_at = s.read_at
            when matched then update set stream = s.stream, record_id = s.record_id, origin = s.origin,
                base_before = s.base_before, seen = s.seen, sent = s.sent, standing = s.standing, covered = s.covered,
                echoed_at = s.echoed_at
            when not matched then insert
                (marketo_id, field, read_at, stream, record_id, origin, base_before, seen, sent, standing, covered,
                echoed_at)
                values (s.marketo_id, s.field, s.read_at, s.stream, s.record_id, s.origin, s.base_before, s.seen,
                s.sent, s.standing, s.covered, s.echoed_at)
            """;

    private static final String OF = "select f.* from unnest(cast(? as varchar(255) array)) as wanted(id) "
            + "join sent_fields f on f.marketo_id = wanted.id order by f.field, f.read_at";

    private static final String FORGET = """
            delete from sent_fields where read_at < ? and (standing in ('AWAITED', 'ECHOED') or not exists
                (select 1 from links l where l.marketo_object = ? and l.marketo_id = sent_fields.marketo_id))
            """;

    private static final String ACCEPT = """
            delete from sent_fields where standing in ('LATE', 'UNCLEAR') and exists
                (select 1 from held_fields h where h.stream = sent_fields.stream
                and h.record_id = sent_fields.record_id and h.field = sent_fields.field and h.reason = 'FAILED')
            """;

    SentFields() {}

    /** Keeps fields that are written, or what is known of them now; the same field after the same read is one row. */
    public void save(Transaction tx, Collection<Sent> fields) {
        tx.changeEach(SAVE, fields, field -> new Object[] {
            field.marketoId(),
            field.field(),
            field.readAt(),
            field.stream(),
            field.recordId(),
            field.origin(),
            field.before(),
            field.seen(),
            field.sent(),
            field.standing(),
            field.covered(),
            field.echoedAt()
        });
    }

    /** What was written to those of the given persons that wait for an echo, by person, ordered by field and time. */
    public Map<String, List<Sent>> of(Transaction tx, Collection<String> marketoIds) {
        Map<String, List<Sent>> found = new HashMap<>();
        tx.select(SentFields::read, OF, ArrayParameter.texts(marketoIds))
                .forEach(field -> found.computeIfAbsent(field.marketoId(), id -> new ArrayList<>())
                        .add(field));
        return found;
    }

    /** The writes that have covered an edit whose value is known to the feed, the earliest first. */
    public List<Sent> late(Transaction tx) {
        return tx.select(SentFields::read, "select * from sent_fields where standing = 'LATE' order by read_at, field");
    }

    /** Removes these writes, whose echo was seen or which were not made; another write of the same field stays. */
    public void remove(Transaction tx, Collection<Sent> fields) {
        tx.changeEach("delete from sent_fields where marketo_id = ? and field = ? and read_at = ?", fields, field ->
                new Object[] {field.marketoId(), field.field(), field.readAt()});
    }

    /**
     * Forgets the writes after reads before the given time: their echo will not come any more. Covered edits are kept as
     * long as their person is linked.
     *
     * @param object the Marketo object of persons
     * @return how many rows
     */
    public int forget(Transaction tx, Instant before, String object) {
        return tx.change(FORGET, before, object);
    }

    /** People accept what these records show now, where a covered edit could not be restored; null means all streams. */
    void accept(Transaction tx, String stream) {
        tx.change(ACCEPT + " and (cast(? as varchar(200)) is null or stream = ?)", stream, stream);
    }

    /** The same for these records only. */
    void accept(Transaction tx, String stream, Collection<UUID> records) {
        tx.change(
                ACCEPT + " and (cast(? as varchar(200)) is null or stream = ?) and record_id = any(?)",
                stream,
                stream,
                ArrayParameter.uuids(records));
    }

    private static Sent read(Row row) throws SQLException {
        return new Sent(
                row.text("stream"),
                row.uuid("record_id"),
                row.uuid("origin"),
                row.text("marketo_id"),
                row.text("field"),
                row.numberOrNull("base_before"),
                row.number("seen"),
                row.number("sent"),
                row.instant("read_at"),
                row.constant(Sent.Standing.class, "standing"),
                row.numberOrNull("covered"),
                row.instant("echoed_at"));
    }
}
