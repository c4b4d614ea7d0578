package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The persons that Marketo's feed said were deleted or merged: at most one end a person. */
public final class PersonEnds {

    private static final String NOTE = """
            merge into person_ends t
            using (select cast(? as varchar(255)) as marketo_id, cast(? as varchar(255)) as winner,
                cast(? as timestamp(6) with time zone) as noticed_at) s
            on t.marketo_id = s.marketo_id
            when matched and s.winner is not null then update set winner = s.winner
            when not matched then insert (marketo_id, winner, noticed_at)
                values (s.marketo_id, s.winner, s.noticed_at)
            """;

    private static final String FIND = "select e.* from unnest(cast(? as varchar(255) array)) as wanted(id) "
            + "join person_ends e on e.marketo_id = wanted.id";

    /** Later than every cycle, and within what both databases can hold. */
    private static final Instant NOT_BY_TIME = Instant.parse("9000-01-01T00:00:00Z");

    PersonEnds() {}

    /**
     * Notes ends. A merge replaces a deletion and an earlier merge, a deletion replaces nothing; in each case the time of
     * the first note stays, so that a deletion becomes due however often the feed repeats it.
     */
    public void note(Transaction tx, Collection<PersonEnd> ends) {
        tx.changeEach(
                NOTE, ends, end -> new Object[] {end.marketoId(), end.winner().orElse(null), end.noticedAt()});
    }

    /** The ends of those of the given persons that have one, by person. */
    public Map<String, PersonEnd> find(Transaction tx, Collection<String> marketoIds) {
        Map<String, PersonEnd> found = new HashMap<>();
        tx.select(PersonEnds::read, FIND, ArrayParameter.texts(marketoIds))
                .forEach(end -> found.put(end.marketoId(), end));
        return found;
    }

    /** All merges, and the deletions noticed before the given time; those noticed first come first. */
    public List<PersonEnd> due(Transaction tx, Instant before, int limit) {
        return tx.select(
                PersonEnds::read,
                "select * from person_ends where noticed_at < ? or winner is not null "
                        + "order by noticed_at, marketo_id limit ?",
                before,
                limit);
    }

    /** Deletions of these persons wait until {@link #wake} is called; a merge that explains one is due all the same. */
    public void putOff(Transaction tx, Collection<String> marketoIds) {
        tx.changeEach("update person_ends set noticed_at = ? where marketo_id = ?", marketoIds, id ->
                new Object[] {NOT_BY_TIME, id});
    }

    /** What was put off is due at once. */
    public void wake(Transaction tx, Instant now) {
        tx.change("update person_ends set noticed_at = ? where noticed_at = ?", now, NOT_BY_TIME);
    }

    /** Removes the ends of these persons. */
    public void remove(Transaction tx, Collection<String> marketoIds) {
        tx.changeEach("delete from person_ends where marketo_id = ?", marketoIds, id -> new Object[] {id});
    }

    private static PersonEnd read(Row row) throws SQLException {
        return new PersonEnd(
                row.text("marketo_id"), Optional.ofNullable(row.text("winner")), row.instant("noticed_at"));
    }
}
