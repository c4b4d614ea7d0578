package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The records that could not be synced: at most one failure a record and stream. */
public final class Failures {

    private static final String RECORD = """
            merge into failures t
            using (select cast(? as varchar(200)) as stream, cast(? as uuid) as record_id,
                cast(? as varchar(200)) as code, cast(? as varchar(1000000)) as sentence,
                cast(? as integer) as attempts, cast(? as timestamp(6) with time zone) as first_at,
                cast(? as timestamp(6) with time zone) as last_at,
                cast(? as timestamp(6) with time zone) as next_at) s
            on t.stream = s.stream and t.record_id = s.record_id
            when matched then update set code = s.code, sentence = s.sentence, attempts = t.attempts + 1,
                last_at = s.last_at, next_at = s.next_at
            when not matched then insert
                (stream, record_id, code, sentence, attempts, first_at, last_at, next_at)
                values (s.stream, s.record_id, s.code, s.sentence, s.attempts, s.first_at, s.last_at, s.next_at)
            """;

    private static final String SINCE =
            "select f.record_id, f.first_at from unnest(cast(? as uuid array)) as wanted(id) "
                    + "join failures f on f.stream = ? and f.record_id = wanted.id";

    private static final String CODES = "select f.record_id, f.code from unnest(cast(? as uuid array)) as wanted(id) "
            + "join failures f on f.stream = ? and f.record_id = wanted.id";

    Failures() {}

    /**
     * Records failures. A record that had failed before keeps the time of its first failure and counts one attempt more;
     * its cause and its other times become the new ones.
     */
    public void record(Transaction tx, Collection<Failure> failures) {
        tx.changeEach(RECORD, failures, failure -> new Object[] {
            failure.stream(),
            failure.recordId(),
            failure.code(),
            failure.sentence(),
            failure.attempts(),
            failure.firstAt(),
            failure.lastAt(),
            failure.nextAt()
        });
    }

    /** Since when those of the records that have failed do so. */
    public Map<UUID, Instant> since(Transaction tx, String stream, Collection<UUID> records) {
        Map<UUID, Instant> since = new HashMap<>();
        tx.select(
                        row -> Map.entry(row.uuid("record_id"), row.instant("first_at")),
                        SINCE,
                        ArrayParameter.uuids(records),
                        stream)
                .forEach(entry -> since.put(entry.getKey(), entry.getValue()));
        return since;
    }

    /** The failure of one record, if it has failed. */
    public Optional<Failure> of(Transaction tx, String stream, UUID recordId) {
        return tx.selectFirst(
                Failures::read, "select * from failures where stream = ? and record_id = ?", stream, recordId);
    }

    /** The codes of those of the records that have failed. */
    public Map<UUID, String> codes(Transaction tx, String stream, Collection<UUID> records) {
        Map<UUID, String> codes = new HashMap<>();
        tx.select(
                        row -> Map.entry(row.uuid("record_id"), row.text("code")),
                        CODES,
                        ArrayParameter.uuids(records),
                        stream)
                .forEach(entry -> codes.put(entry.getKey(), entry.getValue()));
        return codes;
    }

    /** Removes the failures of records that were synced. */
    public void resolve(Transaction tx, String stream, Collection<UUID> records) {
        tx.changeEach(
                "delete from failures where stream = ? and record_id = ?", records, id -> new Object[] {stream, id});
    }

    /** The records to be tried again by now, those that have waited longest first. */
    public List<UUID> due(Transaction tx, String stream, Instant now, int limit) {
        return tx.select(
                row -> row.uuid("record_id"),
                "select record_id from failures where stream = ? and next_at <= ? "
                        + "order by stream, next_at, record_id limit ?",
                stream,
                now,
                limit);
    }

    /** How many records of the stream have failed. */
    public long count(Transaction tx, String stream) {
        return tx.selectNumber("records", "select count(*) as records from failures where stream = ?", stream);
    }

    /**
     * The failures, the latest first.
     *
     * @param stream the stream, or null for all
     */
    public List<Failure> list(Transaction tx, String stream, int limit) {
        String order = " order by last_at desc, stream, record_id limit ?";
        return stream == null
                ? tx.select(Failures::read, "select * from failures" + order, limit)
                : tx.select(Failures::read, "select * from failures where stream = ?" + order, stream, limit);
    }

    private static Failure read(Row row) throws SQLException {
        return new Failure(
                row.text("stream"),
                row.uuid("record_id"),
                row.text("code"),
                row.text("sentence"),
                Math.toIntExact(row.number("attempts")),
                row.instant("first_at"),
                row.instant("last_at"),
                row.instant("next_at"));
    }
}
