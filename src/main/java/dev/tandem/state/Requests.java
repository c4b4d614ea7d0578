package dev.tandem.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The wishes to create persons in Dynamics: at most one request a person. */
public final class Requests {

    private static final String NOTE = """
            merge into requests t
            using (select cast(? as varchar(255)) as marketo_id, cast(? as varchar(200)) as wish,
                cast(? as timestamp(6) with time zone) as asked_at,
                cast(? as timestamp(6) with time zone) as next_at, cast(? as bigint) as sequence) s
            on t.marketo_id = s.marketo_id
            when matched and (s.asked_at > t.asked_at or (s.asked_at = t.asked_at and s.wish <> t.wish))
                then update set wish = s.wish, asked_at = s.asked_at, next_at = s.next_at, sequence = s.sequence
            when not matched then insert (marketo_id, wish, asked_at, next_at, sequence)
                values (s.marketo_id, s.wish, s.asked_at, s.next_at, s.sequence)
            """;

    private static final String WAITING =
            "select r.marketo_id from unnest(cast(? as varchar(255) array)) as wanted(id) "
                    + "join requests r on r.marketo_id = wanted.id";

    private final Sequence sequence = new Sequence("requests");

    Requests() {}

    /**
     * Notes requests. One that was asked for later replaces the person's earlier one, with a fresh sequence; the same one
     * noted again, or an older one, changes nothing. Two transactions that note wait for each other.
     */
    public void note(Transaction tx, Collection<PersonRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        long before = sequence.take(tx, requests.size());
        List<Object[]> rows = new ArrayList<>(requests.size());
        for (PersonRequest request : requests) {
            rows.add(new Object[] {
                request.marketoId(), request.wish(), request.askedAt(), request.nextAt(), before + rows.size() + 1
            });
        }
        tx.changeEach(NOTE, rows, row -> row);
    }

    /** The requests to be tried by now, those that have waited longest first. */
    public List<PersonRequest> due(Transaction tx, Instant now, int limit) {
        return tx.select(
                Requests::read,
                "select * from requests where next_at <= ? order by next_at, sequence limit ?",
                now,
                limit);
    }

    /** Those of the persons whose request waits, due or not. */
    public Set<String> waiting(Transaction tx, Collection<String> marketoIds) {
        return Set.copyOf(tx.select(row -> row.text("marketo_id"), WAITING, ArrayParameter.texts(marketoIds)));
    }

    /** The request of one person, if one waits. */
    public Optional<PersonRequest> of(Transaction tx, String marketoId) {
        return tx.selectFirst(Requests::read, "select * from requests where marketo_id = ?", marketoId);
    }

    /** All requests that were put off are due now. */
    public void hasten(Transaction tx, Instant now) {
        tx.change("update requests set next_at = ? where next_at > ?", now, now);
    }

    /** The person's request is to be tried at another time. */
    public void postpone(Transaction tx, String marketoId, Instant nextAt) {
        tx.change("update requests set next_at = ? where marketo_id = ?", nextAt, marketoId);
    }

    /** Removes the requests of these persons whose sequence is not above the given one; what was asked later stays. */
    public void remove(Transaction tx, Collection<String> marketoIds, long upTo) {
        tx.changeEach("delete from requests where marketo_id = ? and sequence <= ?", marketoIds, id ->
                new Object[] {id, upTo});
    }

    /** How many requests wait. */
    public long count(Transaction tx) {
        return tx.selectNumber("waiting", "select count(*) as waiting from requests");
    }

    private static PersonRequest read(Row row) throws SQLException {
        return new PersonRequest(
                row.text("marketo_id"),
                row.text("wish"),
                row.instant("asked_at"),
                row.instant("next_at"),
                row.number("sequence"));
    }
}
