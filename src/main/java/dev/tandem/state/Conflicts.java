package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The conflicts that were found; each is open until its outcome was applied. */
public final class Conflicts {

    private static final Set<String> SIDES = Set.of("dynamics", "marketo");

    private static final String ADD = """
            merge into conflicts t
            using (select cast(? as varchar(200)) as stream, cast(? as uuid) as record_id,
                cast(? as varchar(255)) as marketo_id, cast(? as varchar(200)) as field, cast(? as varchar(50)) as kind,
                cast(? as varchar(50)) as winner, cast(? as timestamp(6) with time zone) as found_at,
                cast(? as bigint) as dynamics_fingerprint, cast(? as bigint) as marketo_fingerprint,
                cast(? as varchar(50)) as decided) s
            on t.stream = s.stream and t.record_id = s.record_id and t.field = s.field and t.kind = s.kind
                and t.dynamics_fingerprint = s.dynamics_fingerprint and t.marketo_fingerprint = s.marketo_fingerprint
                and not t.settled
            when not matched then insert
                (stream, record_id, marketo_id, field, kind, winner, found_at, dynamics_fingerprint,
                marketo_fingerprint, decided)
                values (s.stream, s.record_id, s.marketo_id, s.field, s.kind, s.winner, s.found_at,
                s.dynamics_fingerprint, s.marketo_fingerprint, s.decided)
            """;

    private static final String OF_STREAM = "stream = coalesce(cast(? as varchar(200)), stream)";

    // the latest conflict of a field comes last and so stands in the map
    private static final String DECIDED = "select c.record_id, c.field, c.decided "
            + "from unnest(cast(? as uuid array)) as wanted(id) join conflicts c on c.stream = ? "
            + "and c.record_id = wanted.id where c.decided is not null and not c.settled order by c.number";

    private static final String DECIDE = "update conflicts set decided = ? "
            + "where stream = ? and record_id = ? and field = ? and winner is null and not settled";

    private static final String APPLY =
            "update conflicts set winner = coalesce(winner, decided, 'both'), settled = true "
                    + "where stream = ? and record_id = ? and field = ? and not settled";

    Conflicts() {}

    /** Records conflicts; one that equals an open one in record, field, kind and both fingerprints is not added again. */
    public void add(Transaction tx, List<ConflictRecord> conflicts) {
        tx.changeEach(ADD, conflicts, conflict -> new Object[] {
            conflict.stream(),
            conflict.recordId(),
            conflict.marketoId(),
            conflict.field(),
            conflict.kind(),
            conflict.winner(),
            conflict.at(),
            conflict.dynamicsFingerprint(),
            conflict.marketoFingerprint(),
            conflict.decided()
        });
    }

    /**
     * The conflicts, the newest first.
     *
     * @param stream the stream, or empty for all
     * @param offset how many to pass over
     * @param limit the largest number of conflicts in a page
     */
    public List<ConflictRecord> list(Transaction tx, Optional<String> stream, int offset, int limit) {
        return tx.select(
                Conflicts::read,
                "select * from conflicts where " + OF_STREAM + " order by number desc limit ? offset ?",
                stream.orElse(null),
                limit,
                offset);
    }

    /** The conflicts of one record, the newest first. */
    public List<ConflictRecord> of(Transaction tx, String stream, UUID recordId, int limit) {
        return tx.select(
                Conflicts::read,
                "select * from conflicts where stream = ? and record_id = ? order by number desc limit ?",
                stream,
                recordId,
                limit);
    }

    /** What people decided for those of the given records whose decision is not applied yet: the side by field. */
    public Map<UUID, Map<String, String>> open(Transaction tx, String stream, Collection<UUID> records) {
        Map<UUID, Map<String, String>> open = new HashMap<>();
        tx.select(
                        row -> new Decision(row.uuid("record_id"), row.text("field"), row.text("decided")),
                        DECIDED,
                        ArrayParameter.uuids(records),
                        stream)
                .forEach(decision -> open.computeIfAbsent(decision.recordId(), id -> new TreeMap<>())
                        .put(decision.field(), decision.side()));
        return open;
    }

    /**
     * A person decides the undecided conflicts of a field, or decides anew what is not applied yet.
     *
     * @return how many conflicts were decided; 0 if none waits
     * @throws IllegalArgumentException if the side is neither {@code dynamics} nor {@code marketo}
     */
    public int decide(Transaction tx, String stream, UUID recordId, String field, String side) {
        if (!SIDES.contains(side)) {
            throw new IllegalArgumentException("A conflict is decided for dynamics or for marketo, not for " + side);
        }
        return tx.change(DECIDE, side, stream, recordId, field);
    }

    /**
     * These fields of the record agree now, so their conflicts are over: one that a person decided takes that side as its
     * winner, one that nobody decided takes {@code both}.
     */
    public void applied(Transaction tx, String stream, UUID recordId, Collection<String> fields) {
        tx.changeEach(APPLY, fields, field -> new Object[] {stream, recordId, field});
    }

    /** How many conflicts are recorded, of the stream or, if it is empty, of all. */
    public long count(Transaction tx, Optional<String> stream) {
        return tx.selectNumber(
                "conflicts", "select count(*) as conflicts from conflicts where " + OF_STREAM, stream.orElse(null));
    }

    /** How many conflicts wait for a person's decision, of the stream or, if it is empty, of all. */
    public long undecided(Transaction tx, Optional<String> stream) {
        return tx.selectNumber(
                "conflicts",
                "select count(*) as conflicts from conflicts where winner is null and decided is null and " + OF_STREAM,
                stream.orElse(null));
    }

    /** Forgets the conflicts found before the given time, but none that waits for a decision or its effect; how many. */
    public int forget(Transaction tx, Instant before) {
        return tx.change("delete from conflicts where found_at < ? and winner is not null", before);
    }

    private static ConflictRecord read(Row row) throws SQLException {
        return new ConflictRecord(
                row.number("number"),
                row.text("stream"),
                row.uuid("record_id"),
                row.text("marketo_id"),
                row.text("field"),
                row.text("kind"),
                row.text("winner"),
                row.instant("found_at"),
                row.number("dynamics_fingerprint"),
                row.number("marketo_fingerprint"),
                row.text("decided"));
    }

    private record Decision(UUID recordId, String field, String side) {}
}
