package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Marketo's feed said has changed: at most one pending change a person and field. */
public final class PendingChanges {

    /** How many pending fields are looked at together while persons are gathered. */
    private static final int ROWS = 2_000;

    private static final String NOTE = """
            merge into pending_changes t
            using (select cast(? as varchar(255)) as marketo_id, cast(? as varchar(200)) as field,
                cast(? as timestamp(6) with time zone) as changed_at, cast(? as bigint) as sequence) s
            on t.marketo_id = s.marketo_id and t.field = s.field
            when matched then update set changed_at = greatest(t.changed_at, s.changed_at), sequence = s.sequence
            when not matched then insert (marketo_id, field, changed_at, sequence)
                values (s.marketo_id, s.field, s.changed_at, s.sequence)
            """;

    private static final String OF = "select p.* from unnest(cast(? as varchar(255) array)) as wanted(id) "
            + "join pending_changes p on p.marketo_id = wanted.id order by p.field";

    // rows, not persons: in the order of the key, a page is read without sorting what lies behind it
    private static final String PAGE = "select marketo_id from pending_changes where marketo_id > ? and sequence <= ?";
    private static final String PAGE_ORDER = " order by marketo_id, field limit ?";

    // each person once, and no join: H2 would begin it with all links of the stream
    private static final String OF_STREAM =
            " from (select marketo_id, min(changed_at) as changed_at from pending_changes group by marketo_id) p "
                    + "where exists (select 1 from links l "
                    + "where l.marketo_object = ? and l.marketo_id = p.marketo_id and l.stream = ?)";

    private static final String DROP_UNLINKED = """
            delete from pending_changes where
            not exists (select 1 from links l
                where l.marketo_object = ? and l.marketo_id = pending_changes.marketo_id)
            and not exists (select 1 from intents i
                where i.marketo_object = ? and i.marketo_id = pending_changes.marketo_id)
            """;

    private final Sequence sequence = new Sequence("pending_changes");
    private final Links links;
    private final Intents intents;

    PendingChanges(Links links, Intents intents) {
        this.links = links;
        this.intents = intents;
    }

    /**
     * Notes changes, each with a fresh sequence. A field that is pending already takes the new sequence and the later of
     * the two times. Two transactions that note wait for each other, so that sequences grow in the order of the commits.
     */
    public void note(Transaction tx, Collection<PendingChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        long before = sequence.take(tx, changes.size());
        List<PendingChange> numbered = new ArrayList<>(changes.size());
        for (PendingChange change : changes) {
            numbered.add(new PendingChange(
                    change.marketoId(), change.field(), change.changedAt(), before + numbered.size() + 1));
        }
        tx.changeEach(NOTE, numbered, change ->
                new Object[] {change.marketoId(), change.field(), change.changedAt(), change.sequence()});
    }

    /**
     * The largest sequence of all notes committed so far, 0 before any. Read before a person is read, it bounds what may
     * be removed once that person is merged: a later note has a larger one.
     */
    public long lastSequence(Transaction tx) {
        return sequence.last(tx);
    }

    /**
     * The links of the stream whose persons have pending changes, ordered by Marketo id.
     *
     * @param object the Marketo object of persons
     * @param fields the fields that count, or empty for all
     * @param upTo the largest sequence that counts
     * @param after the last Marketo id of the previous page, or null for the first page
     * @param limit the largest number of links in a page; fewer are the last page
     */
    public List<Link> persons(
            Transaction tx,
            String stream,
            String object,
            Optional<? extends Collection<String>> fields,
            long upTo,
            String after,
            int limit) {
        List<Link> found = new ArrayList<>();
        String from = after == null ? "" : after;
        boolean more = true;
        while (more && found.size() < limit) {
            List<String> page = page(tx, fields, upTo, from);
            more = page.size() == ROWS;
            from = page.isEmpty() ? from : page.get(page.size() - 1);
            Map<String, Link> linked = links.ofMarketo(tx, object, page);
            page.stream()
                    .distinct()
                    .map(linked::get)
                    .filter(link -> link != null && link.stream().equals(stream))
                    .forEach(found::add);
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /** The pending changes of those of the given persons that have some, by person, ordered by field. */
    public Map<String, List<PendingChange>> of(Transaction tx, Collection<String> marketoIds) {
        Map<String, List<PendingChange>> found = new HashMap<>();
        tx.select(PendingChanges::read, OF, ArrayParameter.texts(marketoIds))
                .forEach(change -> found.computeIfAbsent(change.marketoId(), id -> new ArrayList<>())
                        .add(change));
        return found;
    }

    /** Removes the changes of these persons whose sequence is not above the given one; what was noted later stays. */
    public void remove(Transaction tx, Collection<String> marketoIds, long upTo) {
        tx.changeEach("delete from pending_changes where marketo_id = ? and sequence <= ?", marketoIds, id ->
                new Object[] {id, upTo});
    }

    /** Removes the changes of persons that have neither a link nor an open intent; how many. */
    public int dropUnlinked(Transaction tx, String object) {
        return tx.change(DROP_UNLINKED, object, object);
    }

    /** Those of the given persons that have a link, in whatever stream, or an open intent. */
    public Set<String> known(Transaction tx, String object, Collection<String> marketoIds) {
        Set<String> known =
                new HashSet<>(links.ofMarketo(tx, object, marketoIds).keySet());
        known.addAll(intents.ofMarketo(tx, object, marketoIds).keySet());
        return known;
    }

    /** How many linked persons of the stream have pending changes. */
    public long count(Transaction tx, String stream, String object) {
        return tx.selectNumber("persons", "select count(*) as persons" + OF_STREAM, object, stream);
    }

    /** When the oldest pending change of the stream's linked persons happened, by the server's clock. */
    public Optional<Instant> oldest(Transaction tx, String stream, String object) {
        return tx.selectFirst(
                        row -> Optional.ofNullable(row.instant("oldest")),
                        "select min(p.changed_at) as oldest" + OF_STREAM,
                        object,
                        stream)
                .flatMap(oldest -> oldest);
    }

    private static List<String> page(
            Transaction tx, Optional<? extends Collection<String>> fields, long upTo, String from) {
        return fields.isEmpty()
                ? tx.select(row -> row.text("marketo_id"), PAGE + PAGE_ORDER, from, upTo, ROWS)
                : tx.select(
                        row -> row.text("marketo_id"),
                        PAGE + " and field = any(?)" + PAGE_ORDER,
                        from,
                        upTo,
                        ArrayParameter.texts(fields.get()),
                        ROWS);
    }

    private static PendingChange read(Row row) throws SQLException {
        return new PendingChange(
                row.text("marketo_id"), row.text("field"), row.instant("changed_at"), row.number("sequence"));
    }
}
