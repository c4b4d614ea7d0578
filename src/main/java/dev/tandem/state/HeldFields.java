package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The fields that are knowingly not in agreement yet. */
public final class HeldFields {

    private static final String INSERT = "insert into held_fields (stream, record_id, field, reason, detail, since, "
            + "next_at) values (?, ?, ?, ?, ?, ?, ?)";

    private static final String FIND = "select h.* from unnest(cast(? as uuid array)) as wanted(id) "
            + "join held_fields h on h.stream = ? and h.record_id = wanted.id order by h.field";

    private static final String DUE =
            "select record_id, min(next_at) as first_due from held_fields where stream = ? and next_at <= ? "
                    + "group by record_id order by first_due, record_id limit ?";

    private static final String WAKE = "update held_fields set next_at = ? where detail = any(?)";

    HeldFields() {}

    /**
     * Makes the held fields of the given records exactly the given ones; a record without any is released.
     *
     * @throws IllegalArgumentException if a held field is of another stream or of none of the records
     */
    public void replace(Transaction tx, String stream, Collection<UUID> records, Collection<Held> held) {
        Set<UUID> replaced = new HashSet<>(records);
        for (Held field : held) {
            if (!field.stream().equals(stream) || !replaced.contains(field.recordId())) {
                throw new IllegalArgumentException(
                        "The held field " + field.field() + " belongs to none of the records to be replaced.");
            }
        }
        tx.changeEach("delete from held_fields where stream = ? and record_id = ?", replaced, id ->
                new Object[] {stream, id});
        add(tx, held);
    }

    /** Adds fields that are not held. */
    public void add(Transaction tx, Collection<Held> held) {
        tx.changeEach(INSERT, held, field -> new Object[] {
            field.stream(),
            field.recordId(),
            field.field(),
            field.reason(),
            field.detail(),
            field.since(),
            field.nextAt()
        });
    }

    /** The held fields of those of the given records that have some, by record, ordered by field. */
    public Map<UUID, List<Held>> find(Transaction tx, String stream, Collection<UUID> records) {
        Map<UUID, List<Held>> found = new HashMap<>();
        tx.select(HeldFields::read, FIND, ArrayParameter.uuids(records), stream)
                .forEach(held -> found.computeIfAbsent(held.recordId(), id -> new ArrayList<>())
                        .add(held));
        return found;
    }

    /** What these details say has come about: the fields held for it are looked at again at once. */
    public void wake(Transaction tx, Collection<String> details, Instant now) {
        tx.change(WAKE, now, ArrayParameter.texts(details));
    }

    /** The records with a field to be merged again by now, those that have waited longest first. */
    public List<UUID> due(Transaction tx, String stream, Instant now, int limit) {
        return tx.select(row -> row.uuid("record_id"), DUE, stream, now, limit);
    }

    /** How many fields of the stream's records are held. */
    public long count(Transaction tx, String stream) {
        return tx.selectNumber("fields", "select count(*) as fields from held_fields where stream = ?", stream);
    }

    private static Held read(Row row) throws SQLException {
        return new Held(
                row.text("stream"),
                row.uuid("record_id"),
                row.text("field"),
                row.constant(Held.Reason.class, "reason"),
                row.text("detail"),
                row.instant("since"),
                row.instant("next_at"));
    }
}
