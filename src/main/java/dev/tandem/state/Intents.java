package dev.tandem.state;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The open intents: at most one a record, and at most one a Marketo id. */
public final class Intents {

    private static final String FIND = "select i.* from unnest(cast(? as uuid array)) as wanted(id) "
            + "join intents i on i.stream = ? and i.record_id = wanted.id";

    private static final String OF_MARKETO = "select i.* from unnest(cast(? as varchar(255) array)) as wanted(id) "
            + "join intents i on i.marketo_object = ? and i.marketo_id = wanted.id";

    private static final String OPEN = "insert into intents (stream, record_id, marketo_object, marketo_id, "
            + "fingerprint, made_at) values (?, ?, ?, ?, ?, ?)";

    Intents() {}

    /**
     * Opens intents.
     *
     * @throws AlreadyClaimed if a record has an open intent already, or if an intent or a link of another record holds
     *     one of the Marketo ids
     */
    public void open(Transaction tx, Collection<Intent> intents) {
        refuseClaimedRecords(tx, intents);
        refuseClaimedMarketoIds(tx, intents);
        tx.changeEach(OPEN, intents, intent -> new Object[] {
            intent.stream(),
            intent.recordId(),
            intent.object(),
            intent.marketoId(),
            intent.fingerprint(),
            intent.madeAt()
        });
    }

    /** The open intents of those of the given records that have one, by record. */
    public Map<UUID, Intent> find(Transaction tx, String stream, Collection<UUID> records) {
        Map<UUID, Intent> found = new HashMap<>();
        tx.select(Intents::read, FIND, ArrayParameter.uuids(records), stream)
                .forEach(intent -> found.put(intent.recordId(), intent));
        return found;
    }

    /** The open intents to adopt one of the given Marketo ids, in whatever stream, by Marketo id. */
    public Map<String, Intent> ofMarketo(Transaction tx, String object, Collection<String> marketoIds) {
        Map<String, Intent> found = new HashMap<>();
        tx.select(Intents::read, OF_MARKETO, ArrayParameter.texts(marketoIds), object)
                .forEach(intent -> found.put(intent.marketoId(), intent));
        return found;
    }

    /** Closes the intents of these records. */
    public void close(Transaction tx, String stream, Collection<UUID> records) {
        tx.changeEach(
                "delete from intents where stream = ? and record_id = ?", records, id -> new Object[] {stream, id});
    }

    private void refuseClaimedRecords(Transaction tx, Collection<Intent> intents) {
        Map<String, Set<UUID>> byStream = new TreeMap<>();
        for (Intent intent : intents) {
            Set<UUID> records = byStream.computeIfAbsent(intent.stream(), stream -> new HashSet<>());
            if (!records.add(intent.recordId())) {
                throw AlreadyClaimed.record(intent.stream(), intent.recordId());
            }
        }
        byStream.forEach((stream, records) -> find(tx, stream, records).keySet().stream()
                .findFirst()
                .ifPresent(record -> {
                    throw AlreadyClaimed.record(stream, record);
                }));
    }

    private static void refuseClaimedMarketoIds(Transaction tx, Collection<Intent> intents) {
        List<Claim> wanted = intents.stream()
                .filter(intent -> intent.marketoId() != null)
                .map(Intents::claim)
                .toList();
        List<Claim> held = new ArrayList<>(Links.holders(tx, wanted));
        Claim.marketoIdsByObject(wanted)
                .forEach((object, ids) ->
                        tx.select(Intents::read, OF_MARKETO, ArrayParameter.texts(ids), object).stream()
                                .map(Intents::claim)
                                .forEach(held::add));
        Claim.findClash(held, wanted, (holder, claimant) -> {
            throw AlreadyClaimed.marketoId(holder, claimant);
        });
    }

    private static Claim claim(Intent intent) {
        return new Claim(intent.stream(), intent.recordId(), intent.object(), intent.marketoId());
    }

    private static Intent read(Row row) throws SQLException {
        return new Intent(
                row.text("stream"),
                row.uuid("record_id"),
                row.text("marketo_object"),
                row.text("marketo_id"),
                row.numberOrNull("fingerprint"),
                row.instant("made_at"));
    }
}
