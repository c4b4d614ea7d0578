package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields written to persons whose echo was not seen yet: one row a field and write, as a field may be written again
 * before the feed shows the first write.
 */
public final class SentFields {

    private static final String ADD = """
            merge into sent_fields t
            using (select cast(? as varchar(255)) as marketo_id, cast(? as varchar(200)) as field,
                cast(? as timestamp(6) with time zone) as read_at,
                cast(? as timestamp(6) with time zone) as answered_at, cast(? as varchar(200)) as stream,
                cast(? as uuid) as record_id, cast(? as bigint) as base_before, cast(? as bigint) as sent) s
            on t.marketo_id = s.marketo_id and t.field = s.field and t.read_at = s.read_at
            when matched then update set answered_at = s.answered_at, stream = s.stream, record_id = s.record_id,
                base_before = s.base_before, sent = s.sent
            when not matched then insert
                (marketo_id, field, read_at, answered_at, stream, record_id, base_before, sent)
                values (s.marketo_id, s.field, s.read_at, s.answered_at, s.stream, s.record_id, s.base_before, s.sent)
            """;

    private static final String OF = "select f.* from unnest(cast(? as varchar(255) array)) as wanted(id) "
            + "join sent_fields f on f.marketo_id = wanted.id order by f.field, f.read_at";

    SentFields() {}

    /** Adds fields that were written; the same field after the same read is one row, the last one given. */
    public void add(Transaction tx, Collection<Sent> fields) {
        tx.changeEach(ADD, fields, field -> new Object[] {
            field.marketoId(),
            field.field(),
            field.readAt(),
            field.answeredAt(),
            field.stream(),
            field.recordId(),
            field.before(),
            field.sent()
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

    /** Removes these writes, whose echo was seen; another write of the same field stays. */
    public void remove(Transaction tx, Collection<Sent> fields) {
        tx.changeEach("delete from sent_fields where marketo_id = ? and field = ? and read_at = ?", fields, field ->
                new Object[] {field.marketoId(), field.field(), field.readAt()});
    }

    /** Forgets what was answered before the given time, as its echo will not come any more; how many rows. */
    public int forget(Transaction tx, Instant before) {
        return tx.change("delete from sent_fields where answered_at < ?", before);
    }

    private static Sent read(Row row) throws SQLException {
        return new Sent(
                row.text("stream"),
                row.uuid("record_id"),
                row.text("marketo_id"),
                row.text("field"),
                row.numberOrNull("base_before"),
                row.number("sent"),
                row.instant("read_at"),
                row.instant("answered_at"));
    }
}
