package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows that wait: at most once a record and stream. */
public final class PutOffs {

    private static final String ADD = """
            merge into put_offs t
            using (select cast(? as varchar(200)) as stream, cast(? as uuid) as record_id,
                cast(? as varchar(200)) as reason, cast(? as bigint) as address,
                cast(? as timestamp(6) with time zone) as due_at, cast(? as uuid) as related_to) s
            on t.stream = s.stream and t.record_id = s.record_id
            when matched then update set reason = s.reason, address = s.address, due_at = s.due_at,
                related_to = s.related_to
            when not matched then insert (stream, record_id, reason, address, due_at, related_to)
                values (s.stream, s.record_id, s.reason, s.address, s.due_at, s.related_to)
            """;

    PutOffs() {}

    /** Puts rows off; one that waits already takes the new reason and time. */
    public void add(Transaction tx, Collection<PutOff> rows) {
        tx.changeEach(ADD, rows, row ->
                new Object[] {row.stream(), row.recordId(), row.reason(), row.address(), row.dueAt(), row.relatedTo()});
    }

    /** These records wait no longer. */
    public void remove(Transaction tx, String stream, Collection<UUID> records) {
        tx.changeEach(
                "delete from put_offs where stream = ? and record_id = ?", records, id -> new Object[] {stream, id});
    }

    /** The rows to look at again by now, those that have waited longest first. */
    public List<PutOff> due(Transaction tx, String stream, Instant now, int limit) {
        return tx.select(
                PutOffs::read,
                "select * from put_offs where stream = ? and due_at <= ? order by stream, due_at, record_id limit ?",
                stream,
                now,
                limit);
    }

    /** The same without the rows that wait for this reason. */
    public List<PutOff> dueBut(Transaction tx, String stream, String reason, Instant now, int limit) {
        return tx.select(
                PutOffs::read,
                "select * from put_offs where stream = ? and due_at <= ? and reason <> ?"
                        + " order by stream, due_at, record_id limit ?",
                stream,
                now,
                reason,
                limit);
    }

    /** Rows of the stream that wait for this reason are looked at again at once; how many. */
    public int wake(Transaction tx, String stream, String reason, Instant now) {
        return tx.change(
                "update put_offs set due_at = ? where stream = ? and reason = ? and due_at > ?",
                now,
                stream,
                reason,
                now);
    }

    /** Those of the given records that wait, for whatever reason, are looked at again at once. */
    public void wake(Transaction tx, String stream, Collection<UUID> records, Instant now) {
        tx.changeEach("update put_offs set due_at = ? where stream = ? and record_id = ? and due_at > ?", records, id ->
                new Object[] {now, stream, id, now});
    }

    /** What one record waits for, if it waits. */
    public Optional<PutOff> of(Transaction tx, String stream, UUID recordId) {
        return tx.selectFirst(
                PutOffs::read, "select * from put_offs where stream = ? and record_id = ?", stream, recordId);
    }

    private static PutOff read(Row row) throws SQLException {
        return new PutOff(
                row.text("stream"),
                row.uuid("record_id"),
                row.text("reason"),
                row.numberOrNull("address"),
                row.instant("due_at"),
                row.uuid("related_to"));
    }

    /** Those of the given records that a waiting row of the stream belongs with. */
    public Set<UUID> relatedTo(Transaction tx, String stream, Collection<UUID> records) {
        return Set.copyOf(tx.select(
                row -> row.uuid("related_to"),
                "select distinct related_to from put_offs where stream = ? and related_to = any(?)",
                stream,
                ArrayParameter.uuids(records)));
    }

    /**
     * How many waiting rows, of whatever stream, have each of these addresses.
     *
     * @param but records that do not count, because it is they who ask
     */
    public Map<Long, Integer> sharing(Transaction tx, Collection<Long> addresses, Collection<UUID> but) {
        Map<Long, Integer> sharing = new HashMap<>();
        for (Map.Entry<UUID, Long> waiting : waiting(tx, addresses).entrySet()) {
            if (!but.contains(waiting.getKey())) {
                sharing.merge(waiting.getValue(), 1, Integer::sum);
            }
        }
        return sharing;
    }

    private static Map<UUID, Long> waiting(Transaction tx, Collection<Long> addresses) {
        Map<UUID, Long> waiting = new HashMap<>();
        tx.select(
                        row -> Map.entry(row.uuid("record_id"), row.number("address")),
                        "select record_id, address from put_offs where address = any(?)",
                        ArrayParameter.numbers(addresses))
                .forEach(entry -> waiting.put(entry.getKey(), entry.getValue()));
        return waiting;
    }

    /** How many rows of the stream wait. */
    public long count(Transaction tx, String stream) {
        return tx.selectNumber("waiting", "select count(*) as waiting from put_offs where stream = ?", stream);
    }
}
