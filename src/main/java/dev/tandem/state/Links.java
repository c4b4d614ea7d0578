package dev.tandem.state;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The lasting pairs of records and Marketo objects: a record is linked once, and so is a Marketo id. */
public final class Links {

    private static final String ALL = "select l.* from links l ";

    // joined with the wanted ids: H2 reads "= any(array)" row by row where the index has two columns
    private static final String FIND = "select l.* from unnest(cast(? as uuid array)) as wanted(id) "
            + "join links l on l.stream = ? and l.record_id = wanted.id";

    private static final String OF_MARKETO = "select l.* from unnest(cast(? as varchar(255) array)) as wanted(id) "
            + "join links l on l.marketo_object = ? and l.marketo_id = wanted.id";

    private static final String SHARING =
            "select l.address, count(*) as links from unnest(cast(? as bigint array)) as wanted(address) "
                    + "join links l on l.address = wanted.address group by l.address";

    private static final String RELATED_TO = "select l.* from unnest(cast(? as uuid array)) as wanted(id) "
            + "join links l on l.related_to = wanted.id and l.stream = ?";

    private static final String WITH_KEY = "select l.* from unnest(cast(? as bigint array)) as wanted(marketo_key) "
            + "join links l on l.marketo_key = wanted.marketo_key and l.stream = ?";

    private static final String WITH_ADDRESS = "select l.* from unnest(cast(? as bigint array)) as wanted(address) "
            + "join links l on l.address = wanted.address order by l.stream, l.record_id";

    private static final String SAVE = """
            merge into links t
            using (select cast(? as varchar(200)) as stream, cast(? as uuid) as record_id,
                cast(? as varchar(200)) as marketo_object, cast(? as varchar(255)) as marketo_id,
                cast(? as bigint) as fingerprint, cast(? as bigint) as version, cast(? as bigint) as address,
                cast(? as bigint) as load_number, cast(? as uuid) as related_to, cast(? as uuid) as company,
                cast(? as bigint) as marketo_key, cast(? as varchar(100000)) as filled) s
            on t.stream = s.stream and t.record_id = s.record_id
            when matched then update set marketo_object = s.marketo_object, marketo_id = s.marketo_id,
                fingerprint = s.fingerprint, version = s.version, address = s.address, load_number = s.load_number,
                related_to = s.related_to, company = s.company, marketo_key = s.marketo_key,
                filled = s.filled, synced_at = current_timestamp
            when not matched then insert
                (stream, record_id, marketo_object, marketo_id, fingerprint, version, address, load_number,
                related_to, company, marketo_key, filled, linked_at, synced_at)
                values (s.stream, s.record_id, s.marketo_object, s.marketo_id, s.fingerprint, s.version, s.address,
                s.load_number, s.related_to, s.company, s.marketo_key, s.filled, current_timestamp, current_timestamp)
            """;

    /** Every batch locks its rows in one order, so that two of them do not wait for each other. */
    private static final Comparator<Link> IN_ORDER =
            Comparator.comparing(Link::stream).thenComparing(Link::recordId);

    /** Between the names of fields, which hold letters, digits and underscores (Marketo reference, section 6). */
    private static final String BETWEEN = ",";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Links() {}

    /** The links of those of the given records that are linked, by record. */
    public Map<UUID, Link> find(Transaction tx, String stream, Collection<UUID> records) {
        Map<UUID, Link> found = new HashMap<>();
        tx.select(Links::read, FIND, ArrayParameter.uuids(records), stream)
                .forEach(link -> found.put(link.recordId(), link));
        return found;
    }

    /** The links of those of the given Marketo ids that are linked, in whatever stream, by Marketo id. */
    public Map<String, Link> ofMarketo(Transaction tx, String object, Collection<String> marketoIds) {
        Map<String, Link> found = new HashMap<>();
        tx.select(Links::read, OF_MARKETO, ArrayParameter.texts(marketoIds), object)
                .forEach(link -> found.put(link.marketoId(), link));
        return found;
    }

    /** The stream's links of records that belong with one of the given records. */
    public List<Link> relatedTo(Transaction tx, String stream, Collection<UUID> records) {
        return tx.select(Links::read, RELATED_TO, ArrayParameter.uuids(records), stream);
    }

    /** The stream's links that hold one of the given Marketo keys, by its fingerprint. */
    public Map<Long, Link> withKey(Transaction tx, String stream, Collection<Long> keys) {
        Map<Long, Link> found = new HashMap<>();
        tx.select(Links::read, WITH_KEY, ArrayParameter.numbers(keys), stream)
                .forEach(link -> found.put(link.ties().key(), link));
        return found;
    }

    /**
     * Adds the given links, or replaces those of the same records.
     *
     * @throws AlreadyLinked if another record, in the state or earlier in this collection, holds one of the Marketo ids
     */
    public void save(Transaction tx, Collection<Link> links) {
        List<Claim> wanted = links.stream().map(Links::claim).toList();
        Claim.findClash(holders(tx, wanted), wanted, (holder, claimant) -> {
            throw new AlreadyLinked(holder, claimant);
        });
        tx.changeEach(SAVE, links.stream().sorted(IN_ORDER).toList(), link -> new Object[] {
            link.stream(),
            link.recordId(),
            link.object(),
            link.marketoId(),
            link.fingerprint(),
            link.version(),
            link.address(),
            link.load(),
            link.ties().relatedTo(),
            link.ties().company(),
            link.ties().key(),
            link.filled().isEmpty() ? null : String.join(BETWEEN, new TreeSet<>(link.filled()))
        });
    }

    /** When the link of a record was made and last saved, as far as that is known. */
    public LinkTimes times(Transaction tx, String stream, UUID recordId) {
        return tx.selectFirst(
                        row -> new LinkTimes(
                                Optional.ofNullable(row.instant("linked_at")),
                                Optional.ofNullable(row.instant("synced_at"))),
                        "select linked_at, synced_at from links where stream = ? and record_id = ?",
                        stream,
                        recordId)
                .orElse(LinkTimes.UNKNOWN);
    }

    /** Notes that the given load saw these records; those that are not linked are passed over. */
    public void seen(Transaction tx, String stream, Collection<UUID> records, long load) {
        tx.changeEach("update links set load_number = ? where stream = ? and record_id = ?", records, id ->
                new Object[] {load, stream, id});
    }

    /**
     * Links that the given load, and any later one, did not see: after a load these are the suspected deletions.
     *
     * @param after the last record of the previous page, or null for the first page
     * @param limit the largest number of links in a page, ordered by record
     */
    public List<Link> notSeenIn(Transaction tx, String stream, long load, UUID after, int limit) {
        String page = after == null ? "l.record_id >= ?" : "l.record_id > ?";
        return tx.select(
                Links::read,
                ALL + "where l.stream = ? and l.load_number < ? and " + page
                        + " order by l.stream, l.record_id limit ?",
                stream,
                load,
                after == null ? BEFORE_ALL : after,
                limit);
    }

    /** All links, of whatever stream, that carry one of the given address fingerprints. */
    public List<Link> withAddress(Transaction tx, Collection<Long> addresses) {
        return tx.select(Links::read, WITH_ADDRESS, ArrayParameter.numbers(addresses));
    }

    /** How many links carry each of the given address fingerprints; those that none carries are absent. */
    public Map<Long, Integer> sharing(Transaction tx, Collection<Long> addresses) {
        Map<Long, Integer> sharing = new TreeMap<>();
        tx.select(
                row -> sharing.put(row.number("address"), Math.toIntExact(row.number("links"))),
                SHARING,
                ArrayParameter.numbers(addresses));
        return sharing;
    }

    /** Removes these links, provided they still join the same two ids. */
    public void remove(Transaction tx, Collection<Link> links) {
        tx.changeEach(
                "delete from links where stream = ? and record_id = ? and marketo_object = ? and marketo_id = ?",
                links,
                link -> new Object[] {link.stream(), link.recordId(), link.object(), link.marketoId()});
    }

    /** How many links the stream has. */
    public long count(Transaction tx, String stream) {
        return tx.selectNumber("links", "select count(*) as links from links where stream = ?", stream);
    }

    /** The claims that the present links make on the Marketo ids of the wanted ones. */
    static List<Claim> holders(Transaction tx, Collection<Claim> wanted) {
        List<Claim> holders = new ArrayList<>();
        Claim.marketoIdsByObject(wanted)
                .forEach((object, ids) -> tx.select(Links::read, OF_MARKETO, ArrayParameter.texts(ids), object).stream()
                        .map(Links::claim)
                        .forEach(holders::add));
        return holders;
    }

    private static Claim claim(Link link) {
        return new Claim(link.stream(), link.recordId(), link.object(), link.marketoId());
    }

    private static Link read(Row row) throws SQLException {
        return new Link(
                row.text("stream"),
                row.uuid("record_id"),
                row.text("marketo_object"),
                row.text("marketo_id"),
                row.numberOrNull("fingerprint"),
                row.numberOrNull("version"),
                row.numberOrNull("address"),
                row.number("load_number"),
                new Ties(row.uuid("related_to"), row.uuid("company"), row.numberOrNull("marketo_key")),
                filled(row.text("filled")));
    }

    private static Set<String> filled(String fields) {
        return fields == null ? Set.of() : Set.of(fields.split(BETWEEN));
    }
}
