package dev.tandem.state;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The brakes that are pulled: at most one a stream and kind. */
public final class Brakes {

    private static final String PULL = """
            merge into brakes t
            using (select cast(? as varchar(200)) as stream, cast(? as varchar(50)) as kind, cast(? as bigint) as found,
                cast(? as bigint) as allowed, cast(? as timestamp(6) with time zone) as since) s
            on t.stream = s.stream and t.kind = s.kind
            when matched then update set found = s.found
            when not matched then insert (stream, kind, found, allowed, since)
                values (s.stream, s.kind, s.found, s.allowed, s.since)
            """;

    Brakes() {}

    /** Pulls a brake; one that is pulled already takes the new number found and keeps what was allowed and its time. */
    public void pull(Transaction tx, Brake brake) {
        tx.change(PULL, brake.stream(), brake.kind(), brake.found(), brake.allowed(), brake.since());
    }

    /** The brake of this kind, if it is pulled. */
    public Optional<Brake> find(Transaction tx, String stream, String kind) {
        return tx.selectFirst(Brakes::read, "select * from brakes where stream = ? and kind = ?", stream, kind);
    }

    /** All brakes that are pulled, ordered by stream and kind. */
    public List<Brake> all(Transaction tx) {
        return tx.select(Brakes::read, "select * from brakes order by stream, kind");
    }

    /** A person allows that many; whether there was a brake to answer. */
    public boolean allow(Transaction tx, String stream, String kind, long allowed) {
        return tx.change("update brakes set allowed = ? where stream = ? and kind = ?", allowed, stream, kind) > 0;
    }

    /** Releases the brake, and forgets what was allowed. */
    public void release(Transaction tx, String stream, String kind) {
        tx.change("delete from brakes where stream = ? and kind = ?", stream, kind);
    }

    private static Brake read(Row row) throws SQLException {
        return new Brake(
                row.text("stream"), row.text("kind"), row.number("found"), row.number("allowed"), row.instant("since"));
    }
}
