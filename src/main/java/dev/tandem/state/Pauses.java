package dev.tandem.state;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What is paused: everything, streams and records, each for itself. */
public final class Pauses {

    private static final UUID NO_RECORD = new UUID(0, 0);
    private static final String NO_STREAM = "";

    private static final String SET = """
            merge into pauses t
            using (select cast(? as varchar(50)) as scope, cast(? as varchar(200)) as stream,
                cast(? as uuid) as record_id, cast(? as timestamp(6) with time zone) as since) s
            on t.scope = s.scope and t.stream = s.stream and t.record_id = s.record_id
            when not matched then insert (scope, stream, record_id, since)
                values (s.scope, s.stream, s.record_id, s.since)
            """;

    private static final String RECORDS = "select p.record_id from unnest(cast(? as uuid array)) as wanted(id) "
            + "join pauses p on p.scope = ? and p.stream = ? and p.record_id = wanted.id";

    Pauses() {}

    /** Sets a pause; one that is set already keeps its time. */
    public void set(Transaction tx, Pause pause) {
        tx.change(SET, pause.scope(), stream(pause), record(pause), pause.since());
    }

    /** Lifts a pause, whenever it was set, and no other; whether it was set. */
    public boolean lift(Transaction tx, Pause pause) {
        return tx.change(
                        "delete from pauses where scope = ? and stream = ? and record_id = ?",
                        pause.scope(),
                        stream(pause),
                        record(pause))
                > 0;
    }

    /** All pauses: of everything, of streams, of records, each ordered by name or id. */
    public List<Pause> all(Transaction tx) {
        return tx.select(Pauses::read, "select * from pauses order by scope = 'RECORD', stream, record_id");
    }

    /** Whether the whole stream is paused, by itself or with everything. */
    public boolean isPaused(Transaction tx, String stream) {
        return tx.selectNumber(
                        "pauses",
                        "select count(*) as pauses from pauses where scope = ? or (scope = ? and stream = ?)",
                        Pause.Scope.ALL,
                        Pause.Scope.STREAM,
                        stream)
                > 0;
    }

    /** Those of the given records that are paused by themselves. */
    public Set<UUID> records(Transaction tx, String stream, Collection<UUID> records) {
        return Set.copyOf(tx.select(
                row -> row.uuid("record_id"), RECORDS, ArrayParameter.uuids(records), Pause.Scope.RECORD, stream));
    }

    private static String stream(Pause pause) {
        return pause.stream() == null ? NO_STREAM : pause.stream();
    }

    private static UUID record(Pause pause) {
        return pause.recordId() == null ? NO_RECORD : pause.recordId();
    }

    private static Pause read(Row row) throws SQLException {
        Pause.Scope scope = row.constant(Pause.Scope.class, "scope");
        return new Pause(
                scope,
                scope == Pause.Scope.ALL ? null : row.text("stream"),
                scope == Pause.Scope.RECORD ? row.uuid("record_id") : null,
                row.instant("since"));
    }
}
