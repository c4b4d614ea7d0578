package dev.tandem.sandbox.dataverse.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The action {@code Merge} (Microsoft, "Merge Action"): of two active rows of one table the subordinate becomes inactive,
 * {@code merged} and points to the target by {@code masterid}; what pointed to it points to the target. It is not
 * deleted.
 */
final class Merge {

    private static final Set<String> PARAMETERS =
            Set.of("Target", "Subordinate", "UpdateContent", "PerformParentingChecks");

    /** The state of a subordinate by table; what a lead's is, Microsoft does not say. */
    private static final Map<String, Integer> INACTIVE = Map.of("account", 1, "contact", 1, "lead", 2);

    /** The status of a subordinate lead: Canceled. */
    private static final int CANCELED = 7;

    private static final Map<String, String> PARENTS =
            Map.of("account", "parentaccountid", "contact", "parentcustomerid", "lead", "parentaccountid");

    private final Platform platform;
    private final Database database;
    private final Writer writer;

    Merge(Platform platform, Writer writer) {
        this.platform = platform;
        this.database = platform.database();
        this.writer = writer;
    }

    /** Merges; the answer of success has no body. */
    Reply answer(Request request, Parameters parameters) {
        parameters.only("Merge", PARAMETERS);
        Row target = parameters.row(database, "Target");
        Row subordinate = parameters.row(database, "Subordinate");
        boolean checksParents = parameters.flag("PerformParentingChecks");
        check(target, subordinate);
        demand(request.caller(), target, subordinate);
        if (checksParents) {
            checkParents(target, subordinate);
        }
        if (parameters.object().hasNonNull("UpdateContent")) {
            writer.update(target, content(target.table(), parameters.entity("UpdateContent")), request.caller());
        }
        Ref winner = Seeding.ref(target);
        Ref loser = Seeding.ref(subordinate);
        database.tables().addressable().forEach(table -> repoint(table, loser, winner, request.caller()));
        retire(database.find(loser).orElseThrow(), winner, request.caller());
        return Replies.empty(request, 204);
    }

    private void check(Row target, Row subordinate) {
        Table table = target.table();
        if (!INACTIVE.containsKey(table.name())) {
            throw new Refusal(
                    400, "0x80040800", "The 'Merge' method does not support entities of type '" + table + "'.");
        }
        if (!subordinate.table().name().equals(table.name())) {
            throw new Refusal(400, "0x80040203", "The target and the subordinate are not of the same type.");
        }
        if (target.id().equals(subordinate.id())) {
            throw new Refusal(400, "0x80045305", "A record cannot be merged with itself.");
        }
        for (Row row : List.of(target, subordinate)) {
            if (!Integer.valueOf(0).equals(row.value("statecode"))) {
                throw new Refusal(400, "0x80045304", "The " + table + " with Id = " + row.id() + " is not active.");
            }
        }
        if (leadsTo(target, subordinate.id())) {
            throw new Refusal(400, "0x80045300", "Merge could create cyclical parenting.");
        }
    }

    private void demand(Caller caller, Row target, Row subordinate) {
        try {
            platform.security().demand(caller, Privilege.WRITE, target);
            platform.security().demand(caller, Privilege.WRITE, subordinate);
        } catch (Refusal refusal) {
            throw new Refusal(403, "0x80045301", refusal.getMessage());
        }
    }

    /** Whether a row was once merged into the other, directly or by way of others, and was activated again. */
    private boolean leadsTo(Row row, UUID other) {
        Optional<Row> master = master(row);
        for (int steps = 0;
                master.isPresent() && steps < database.of(row.table()).size();
                steps++) {
            if (master.get().id().equals(other)) {
                return true;
            }
            master = master(master.get());
        }
        return false;
    }

    private Optional<Row> master(Row row) {
        return row.value("masterid") instanceof Ref ref ? database.find(ref) : Optional.empty();
    }

    private static void checkParents(Row target, Row subordinate) {
        String lookup = PARENTS.get(target.table().name());
        Object kept = target.value(lookup);
        Object lost = subordinate.value(lookup);
        if (lost != null && kept == null) {
            throw new Refusal(400, "0x80045317", "The parent of the subordinate would be lost.");
        }
        if (lost != null && !lost.equals(kept)) {
            throw new Refusal(400, "0x80045316", "The parents of the target and the subordinate differ.");
        }
    }

    private static Body content(Table table, JsonNode content) {
        String type = content.path("@odata.type").asText().replaceFirst("^#?Microsoft\\.Dynamics\\.CRM\\.", "");
        if (!type.isEmpty() && !type.equals(table.name())) {
            throw new Refusal(400, "0x80040203", "The content to update is not of the type of the target.");
        }
        ObjectNode columns = content.deepCopy();
        columns.remove(table.key());
        return Body.of(table, columns);
    }

    private void repoint(Table table, Ref loser, Ref winner, Caller caller) {
        for (Column column : table.columns()) {
            if (column.type().isLookup()
                    && column.targets().contains(loser.table())
                    && !column.name().equals("masterid")) {
                List<Row> children = database.of(table).all().stream()
                        .filter(row -> loser.equals(row.value(column)))
                        .toList();
                children.forEach(row -> repoint(row, column, winner, caller));
            }
        }
    }

    /** The target itself may have been a child of the subordinate; it does not become its own parent. */
    private void repoint(Row child, Column column, Ref winner, Caller caller) {
        Row now = database.of(child.table()).find(child.id()).orElseThrow();
        if (Seeding.ref(now).equals(winner)) {
            writer.clear(now, column, caller);
        } else {
            writer.set(now, Map.of(column.name(), winner), caller);
        }
    }

    private void retire(Row subordinate, Ref winner, Caller caller) {
        Table table = subordinate.table();
        if (table.name().equals("lead") && platform.is(OpenPoint.MERGED_LEAD, "open")) {
            writer.set(subordinate, Map.of("merged", true, "masterid", winner), caller);
            return;
        }
        int state = INACTIVE.get(table.name());
        int status = table.name().equals("lead")
                ? CANCELED
                : Defaults.status(table.column("statecode").orElseThrow(), state);
        writer.set(
                subordinate,
                Map.of("statecode", state, "statuscode", status, "merged", true, "masterid", winner),
                caller);
    }
}
