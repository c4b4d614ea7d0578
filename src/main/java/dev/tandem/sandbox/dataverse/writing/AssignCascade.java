package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Assigns what hangs on an assigned row, where the relationships are configured so (Dataverse reference, section 15.6). */
final class AssignCascade {

    /** The lookups of child tables that such relationships stand on. */
    private static final Map<String, String> CHILDREN =
            Map.of("contact", "parentcustomerid", "opportunity", "customerid");

    private final Platform platform;
    private final Writer writer;

    AssignCascade(Platform platform, Writer writer) {
        this.platform = platform;
        this.writer = writer;
    }

    /** Gives the children of a row to its new owner, and theirs, if it has one. */
    void follow(Row before, Row after, Caller caller) {
        boolean cascades =
                (after.table().name().equals("account") || after.table().name().equals("contact"))
                        && !Objects.equals(before.value("ownerid"), after.value("ownerid"))
                        && platform.is(OpenPoint.ASSIGN_CASCADE, "children");
        if (cascades) {
            assign(after, after.value("ownerid"), caller);
        }
    }

    private void assign(Row parent, Object owner, Caller caller) {
        Database database = platform.database();
        CHILDREN.forEach((name, lookup) -> {
            Table table = database.tables().get(name);
            List<Row> children = database.of(table).all().stream()
                    .filter(row -> Seeding.ref(parent).equals(row.value(lookup)))
                    .filter(row -> !Objects.equals(owner, row.value("ownerid")))
                    .toList();
            children.forEach(row -> assign(writer.set(row, Map.of("ownerid", owner), caller), owner, caller));
        });
    }
}
