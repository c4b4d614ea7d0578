package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection.ManyToMany;
import dev.tandem.sandbox.http.Reply;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The actions that change who belongs to a static list or a team: {@code AddMemberList}, {@code AddListMembersList},
 * {@code AddMembersTeam}, {@code RemoveMembersTeam} (Microsoft, "Web API Action Reference").
 */
final class Memberships {

    private static final String LIST = "List";
    private static final String MEMBERS = "Members";

    private final Database database;
    private final Members members;

    Memberships(Database database, Members members) {
        this.database = database;
        this.members = members;
    }

    /** Adds one member to a static list; the answer names the row of the membership. */
    Reply addMember(Request request, UUID listId, Parameters parameters) {
        parameters.only("AddMemberList", Set.of("EntityId"));
        Row list = row("list", listId);
        Ref member = member(list, parameters.id("EntityId"));
        Row pair = members.add(members.kindOf(list, member), list, member, request.caller());
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField(
                    "@odata.context", request.root() + "$metadata#Microsoft.Dynamics.CRM.AddMemberListResponse");
            json.writeStringField("Id", pair.id().toString());
            json.writeEndObject();
        });
    }

    /** Adds many members to a static list. */
    Reply addListMembers(Request request, Parameters parameters) {
        parameters.only("AddListMembersList", Set.of(LIST, MEMBERS));
        Row list = parameters.row(database, LIST);
        if (!list.table().name().equals("list")) {
            throw Refusal.payload("The parameter 'List' is not a list.");
        }
        for (Row member : parameters.rows(database, MEMBERS)) {
            Ref ref = Seeding.ref(member);
            Row now = database.find(Seeding.ref(list)).orElseThrow();
            members.add(members.kindOf(now, ref), now, ref, request.caller());
        }
        return Replies.empty(request, 204);
    }

    /** Adds users to a team. */
    Reply addTeamMembers(Request request, UUID teamId, Parameters parameters) {
        parameters.only("AddMembersTeam", Set.of(MEMBERS));
        users(parameters).forEach(user -> {
            Row team = row("team", teamId);
            members.add(ofTeam(team), team, Seeding.ref(user), request.caller());
        });
        return Replies.empty(request, 204);
    }

    /** Takes users from a team; who does not belong to it stays out. */
    Reply removeTeamMembers(Request request, UUID teamId, Parameters parameters) {
        parameters.only("RemoveMembersTeam", Set.of(MEMBERS));
        users(parameters).forEach(user -> {
            Row team = row("team", teamId);
            if (members.has(ofTeam(team), team, user.id())) {
                members.remove(ofTeam(team), team, user.id(), request.caller());
            }
        });
        return Replies.empty(request, 204);
    }

    private List<Row> users(Parameters parameters) {
        List<Row> users = parameters.rows(database, MEMBERS);
        if (!users.stream().allMatch(row -> row.table().name().equals("systemuser"))) {
            throw Refusal.payload("The parameter 'Members' may hold users only.");
        }
        return users;
    }

    private static ManyToMany ofTeam(Row team) {
        return Members.kind(team, "teammembership_association");
    }

    /** The row of this id in one of the tables whose rows the list may hold. */
    private Ref member(Row list, UUID id) {
        Object type = list.value("createdfromcode");
        return Stream.of("account", "contact", "lead")
                .filter(table -> type == null
                        || type.equals(database.tables().get(table).identity().objectTypeCode()))
                .map(table -> new Ref(table, id))
                .filter(ref -> database.find(ref).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.noSuchRow("listmember", id));
    }

    private Row row(String table, UUID id) {
        return database.find(new Ref(table, id)).orElseThrow(() -> Refusal.noSuchRow(table, id));
    }
}
