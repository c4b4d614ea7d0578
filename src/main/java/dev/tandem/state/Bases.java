package dev.tandem.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The bases of the links: one row a link, so that the first copy of a large table stays cheap. */
public final class Bases {

    private static final String FIND = "select b.* from unnest(cast(? as uuid array)) as wanted(id) "
            + "join bases b on b.stream = ? and b.record_id = wanted.id";

    private static final String SAVE = """
            merge into bases t
            using (select cast(? as varchar(200)) as stream, cast(? as uuid) as record_id, cast(? as uuid) as origin,
                cast(? as bigint array) as entries) s
            on t.stream = s.stream and t.record_id = s.record_id
            when matched then update set origin = s.origin, entries = s.entries
            when not matched then insert (stream, record_id, origin, entries)
                values (s.stream, s.record_id, s.origin, s.entries)
            """;

    /** Every batch locks its rows in one order, so that two of them do not wait for each other. */
    private static final Comparator<LinkBases> IN_ORDER =
            Comparator.comparing(LinkBases::stream).thenComparing(LinkBases::recordId);

    Bases() {}

    /** The bases of those of the given records that have some, by record. */
    public Map<UUID, LinkBases> find(Transaction tx, String stream, Collection<UUID> records) {
        List<Stored> rows = tx.select(Bases::read, FIND, ArrayParameter.uuids(records), stream);
        Map<UUID, LinkBases> found = new HashMap<>();
        if (rows.isEmpty()) {
            return found;
        }
        Forms forms = Forms.all(tx);
        rows.forEach(row -> found.put(
                row.recordId(), new LinkBases(stream, row.recordId(), row.origin(), forms.unpack(row.entries()))));
        return found;
    }

    /** Makes the bases of each of these links exactly the given ones. */
    public void save(Transaction tx, Collection<LinkBases> bases) {
        if (bases.isEmpty()) {
            return;
        }
        Forms forms = Forms.including(tx, bases);
        List<LinkBases> inOrder = new ArrayList<>(bases);
        inOrder.sort(IN_ORDER);
        tx.changeEach(SAVE, inOrder, link -> new Object[] {
            link.stream(), link.recordId(), link.origin(), ArrayParameter.sequence(forms.pack(link.fields()))
        });
    }

    /** Removes the bases of these records. */
    public void remove(Transaction tx, String stream, Collection<UUID> records) {
        tx.changeEach("delete from bases where stream = ? and record_id = ?", records, id -> new Object[] {stream, id});
    }

    private static Stored read(Row row) throws java.sql.SQLException {
        return new Stored(row.uuid("record_id"), row.uuid("origin"), row.numbers("entries"));
    }

    private record Stored(UUID recordId, UUID origin, List<Long> entries) {}
}
