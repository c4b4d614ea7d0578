package dev.tandem.state;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The retired ids, with where they went; kept for good. */
public final class Tombstones {

    // the newest generation comes last and so stands in the map
    private static final String FIND = "select t.* from unnest(cast(? as uuid array)) as wanted(id) "
            + "join tombstones t on t.stream = ? and t.record_id = wanted.id order by t.generation";

    private static final String OF_MARKETO = "select t.* from unnest(cast(? as varchar(255) array)) as wanted(id) "
            + "join tombstones t on t.marketo_object = ? and t.marketo_id = wanted.id order by t.retired_at";

    private static final String BURY =
            "insert into tombstones (stream, record_id, generation, marketo_object, marketo_id, reason, moved_to, "
                    + "retired_at) values (?, ?, (select coalesce(max(t.generation), 0) + 1 from tombstones t "
                    + "where t.stream = ? and t.record_id = ?), ?, ?, ?, ?, ?)";

    Tombstones() {}

    /** Retires these ids; a record that was retired before gets the next generation. */
    public void bury(Transaction tx, Collection<Tombstone> tombstones) {
        tx.changeEach(BURY, tombstones, tombstone -> new Object[] {
            tombstone.stream(),
            tombstone.recordId(),
            tombstone.stream(),
            tombstone.recordId(),
            tombstone.object(),
            tombstone.marketoId(),
            tombstone.reason(),
            tombstone.movedTo(),
            tombstone.at()
        });
    }

    /** The latest tombstone of those of the given records that were ever retired, by record. */
    public Map<UUID, Tombstone> find(Transaction tx, String stream, Collection<UUID> records) {
        Map<UUID, Tombstone> found = new HashMap<>();
        tx.select(Tombstones::read, FIND, ArrayParameter.uuids(records), stream)
                .forEach(tombstone -> found.put(tombstone.recordId(), tombstone));
        return found;
    }

    /** The latest tombstone of those of the given Marketo ids that were ever retired, in whatever stream. */
    public Map<String, Tombstone> ofMarketo(Transaction tx, String object, Collection<String> marketoIds) {
        Map<String, Tombstone> found = new HashMap<>();
        tx.select(Tombstones::read, OF_MARKETO, ArrayParameter.texts(marketoIds), object)
                .forEach(tombstone -> found.put(tombstone.marketoId(), tombstone));
        return found;
    }

    /** How many retirements this Marketo id has had, in whatever stream; 0 without any. */
    public int generations(Transaction tx, String object, String marketoId) {
        return Math.toIntExact(tx.selectNumber(
                "retirements",
                "select count(*) as retirements from tombstones where marketo_object = ? and marketo_id = ?",
                object,
                marketoId));
    }

    private static Tombstone read(Row row) throws SQLException {
        return new Tombstone(
                row.text("stream"),
                row.uuid("record_id"),
                row.text("marketo_object"),
                row.text("marketo_id"),
                row.constant(Tombstone.Reason.class, "reason"),
                row.text("moved_to"),
                Math.toIntExact(row.number("generation")),
                row.instant("retired_at"));
    }
}
