package dev.tandem.state;

import dev.tandem.stream.KnownNames;
import dev.tandem.stream.MappingLine;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns and fields that have worked together, and the lines that are parked because one of them is gone. */
public final class MappedNames {

    private static final String REMEMBER = """
            merge into known_names k
            using (select cast(? as varchar(200)) as stream, cast(? as varchar(200)) as column_name,
                cast(? as varchar(200)) as field, cast(? as timestamp(6) with time zone) as parked_since) s
            on k.stream = s.stream and k.column_name = s.column_name and k.field = s.field
            when matched then update set parked_since = s.parked_since
            when not matched then insert (stream, column_name, field, parked_since)
                values (s.stream, s.column_name, s.field, s.parked_since)
            """;

    MappedNames() {}

    /** The names that have worked in the stream, those that are parked now included. */
    public KnownNames known(Transaction tx, String stream) {
        List<Line> lines = tx.select(MappedNames::read, "select * from known_names where stream = ?", stream);
        return new KnownNames(
                lines.stream().map(Line::column).collect(Collectors.toSet()),
                lines.stream().map(Line::field).collect(Collectors.toSet()));
    }

    /**
     * Remembers lines that work, and makes the parked lines of the stream exactly the given ones; what was parked before
     * stays parked since then.
     */
    public void settle(
            Transaction tx,
            String stream,
            Collection<MappingLine> working,
            Collection<MappingLine> parked,
            Instant now) {
        Map<Line, Instant> since = new HashMap<>();
        parkedLines(tx, stream).forEach(line -> since.put(line.names(), line.parkedSince()));
        tx.change("delete from known_names where stream = ? and parked_since is not null", stream);
        tx.changeEach(REMEMBER, working, line -> new Object[] {stream, line.column(), line.field(), null});
        tx.changeEach(REMEMBER, parked, line -> new Object[] {
            stream, line.column(), line.field(), since.getOrDefault(new Line(line.column(), line.field(), null), now)
        });
    }

    /** The columns of the stream's parked lines, in alphabetical order. */
    public List<String> parked(Transaction tx, String stream) {
        return parkedLines(tx, stream).stream()
                .map(Line::column)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Line> parkedLines(Transaction tx, String stream) {
        return tx.select(
                MappedNames::read, "select * from known_names where stream = ? and parked_since is not null", stream);
    }

    private static Line read(Row row) throws java.sql.SQLException {
        return new Line(row.text("column_name"), row.text("field"), row.instant("parked_since"));
    }

    private record Line(String column, String field, Instant parkedSince) {

        Line names() {
            return new Line(column, field, null);
        }
    }
}
