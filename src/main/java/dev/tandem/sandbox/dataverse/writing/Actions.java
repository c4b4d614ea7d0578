package dev.tandem.sandbox.dataverse.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the action that a POST calls: unbound ones by their plain name, bound ones by their full name behind a row or a
 * table (Microsoft, "Use Web API actions").
 */
final class Actions {

    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    private static final Pattern BOUND = Pattern.compile("(.*)/Microsoft\\.Dynamics\\.CRM\\.(\\w+)");
    private static final Pattern UNBOUND = Pattern.compile("[A-Z]\\w*");

    private final Database database;
    private final Map<String, Unbound> unbound;
    private final Map<String, RowAction> ofRows;
    private final Map<String, OfTable> ofTables;

    Actions(Platform platform, Writer writer, Members members) {
        this.database = platform.database();
        OpportunityClose close = new OpportunityClose(platform, writer);
        Memberships memberships = new Memberships(database, members);
        this.unbound = Map.of(
                "Merge",
                new Merge(platform, writer)::answer,
                "WinOpportunity",
                (request, parameters) -> close.answer(request, true, parameters),
                "LoseOpportunity",
                (request, parameters) -> close.answer(request, false, parameters),
                "AddListMembersList",
                memberships::addListMembers);
        this.ofRows = Map.of(
                "QualifyLead", new RowAction("lead", new QualifyLead(platform, writer)::answer),
                "AddMemberList", new RowAction("list", memberships::addMember),
                "AddMembersTeam", new RowAction("team", memberships::addTeamMembers),
                "RemoveMembersTeam", new RowAction("team", memberships::removeTeamMembers));
        BulkActions bulk = new BulkActions(platform, writer);
        this.ofTables = Map.of(
                "CreateMultiple", bulk::create,
                "UpdateMultiple", bulk::update,
                "UpsertMultiple", bulk::upsert,
                "DeleteMultiple",
                        (request, table, parameters) -> {
                            throw BulkActions.noDeletion();
                        });
    }

    /** An action that is called by its plain name. */
    @FunctionalInterface
    private interface Unbound {
        Reply answer(Request request, Parameters parameters);
    }

    /** An action of one row. */
    @FunctionalInterface
    private interface OfRow {
        Reply answer(Request request, UUID id, Parameters parameters);
    }

    /** An action of the rows of one table. */
    private record RowAction(String table, OfRow action) {}

    /** An action of a whole table. */
    @FunctionalInterface
    private interface OfTable {
        Reply answer(Request request, Table table, Parameters parameters);
    }

    /** Answers a request that calls an action; empty for one that writes rows. */
    Optional<Reply> answer(Request request) {
        String path = request.path();
        Matcher bound = BOUND.matcher(path);
        if (bound.matches()) {
            return Optional.of(bound(request, Address.of(database, bound.group(1)), bound.group(2)));
        }
        if (UNBOUND.matcher(path).matches()) {
            Unbound action = Optional.ofNullable(unbound.get(path)).orElseThrow(() -> Refusal.lacking(path));
            return Optional.of(action.answer(request, parameters(request)));
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (request.method().equals("POST") && (ofRows.containsKey(last) || ofTables.containsKey(last))) {
            throw new Refusal(400, "0x80060888", "Request message has unresolved parameters.");
        }
        return Optional.empty();
    }

    private Reply bound(Request request, Address address, String name) {
        RowAction ofRow = ofRows.get(name);
        OfTable ofTable = ofTables.get(name);
        if (ofRow == null && ofTable == null) {
            throw Refusal.lacking(name);
        }
        boolean suits = address.rest().isEmpty()
                && (ofRow == null
                        ? address.id().isEmpty()
                        : address.id().isPresent() && address.table().name().equals(ofRow.table()));
        if (!suits) {
            throw Refusal.unknownSegment(NAMESPACE + name);
        }
        Parameters parameters = parameters(request);
        return ofRow == null
                ? ofTable.answer(request, address.table(), parameters)
                : ofRow.action().answer(request, address.id().orElseThrow(), parameters);
    }

    private static Parameters parameters(Request request) {
        if (!request.method().equals("POST")) {
            throw Refusal.method(request.method());
        }
        JsonNode body = Body.parse(request.call().body());
        return new Parameters(body);
    }
}
