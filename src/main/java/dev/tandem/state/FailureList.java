package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The failures as people look at them: records that could not be synced, and fields that are held because they failed, in
 * one list. A field that waits for its parent, for a person or for the end of a pause has not failed.
 */
public final class FailureList {

    private static final String HELD_BY_FAILURE = "reason in ('FAILED', 'FROZEN', 'LOSSY')";

    /** Nothing but constants stand in this text; null as the stream means all. */
    private static final String LINES = """
            from (
                select stream, record_id, cast(null as varchar(200)) as field, code, sentence,
                    cast(attempts as bigint) as attempts,
                    first_at, last_at, next_at
                from failures
                union all
                select stream, record_id, field, reason, coalesce(detail, ''), cast(null as bigint),
                    since, since, next_at
                from held_fields where %s
            ) as lines where (cast(? as varchar(200)) is null or stream = ?)
            """.formatted(HELD_BY_FAILURE);

    private static final String ORDER = " order by last_at desc, stream, record_id, field limit ? offset ?";

    private final SentFields sent;
    private final Flips flips;

    FailureList(SentFields sent, Flips flips) {
        this.sent = sent;
        this.flips = flips;
    }

    /**
     * A part of the list, the latest first.
     *
     * @param stream the stream, or empty for all
     * @param offset how many lines to pass over
     */
    public List<FailureLine> page(Transaction tx, Optional<String> stream, long offset, int limit) {
        String name = stream.orElse(null);
        return tx.select(FailureList::read, "select * " + LINES + ORDER, name, name, limit, offset);
    }

    /** How many lines there are. */
    public long count(Transaction tx, Optional<String> stream) {
        String name = stream.orElse(null);
        return tx.selectNumber("failing", "select count(*) as failing " + LINES, name, name);
    }

    /** How many records they are about. */
    public long records(Transaction tx, Optional<String> stream) {
        String name = stream.orElse(null);
        return tx.selectNumber(
                "failing",
                "select count(*) as failing from (select distinct stream, record_id " + LINES + ") as records",
                name,
                name);
    }

    /** Those of the records that are in the list. */
    public List<UUID> find(Transaction tx, Optional<String> stream, Collection<UUID> records) {
        String name = stream.orElse(null);
        return tx.select(
                row -> row.uuid("record_id"),
                "select distinct record_id " + LINES + " and record_id = any(?)",
                name,
                name,
                ArrayParameter.uuids(records));
    }

    /** Makes everything in the list due now; frozen fields thaw, and covered edits that are lost are accepted as lost. */
    public void retry(Transaction tx, Optional<String> stream, Instant now) {
        String name = stream.orElse(null);
        sent.accept(tx, name);
        flips.thaw(tx, name);
        String of = " (cast(? as varchar(200)) is null or stream = ?)";
        tx.change("update failures set next_at = ? where" + of, now, name, name);
        tx.change("update held_fields set next_at = ? where " + HELD_BY_FAILURE + " and" + of, now, name, name);
    }

    /** Makes what is in the list about these records due now, likewise. */
    public void retry(Transaction tx, Optional<String> stream, Collection<UUID> records, Instant now) {
        String name = stream.orElse(null);
        sent.accept(tx, name, records);
        flips.thaw(tx, name, records);
        String of = " record_id = any(?) and (cast(? as varchar(200)) is null or stream = ?)";
        ArrayParameter ids = ArrayParameter.uuids(records);
        tx.change("update failures set next_at = ? where" + of, now, ids, name, name);
        tx.change("update held_fields set next_at = ? where " + HELD_BY_FAILURE + " and" + of, now, ids, name, name);
    }

    private static FailureLine read(Row row) throws SQLException {
        return new FailureLine(
                row.text("stream"),
                row.uuid("record_id"),
                Optional.ofNullable(row.text("field")),
                row.text("code"),
                row.text("sentence"),
                Optional.ofNullable(row.numberOrNull("attempts")).map(Math::toIntExact),
                row.instant("first_at"),
                row.instant("last_at"),
                Optional.ofNullable(row.instant("next_at")));
    }
}
