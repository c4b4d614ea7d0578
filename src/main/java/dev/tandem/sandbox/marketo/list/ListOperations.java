package dev.tandem.sandbox.marketo.list;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.StaticList;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.ResultPage;
import dev.tandem.sandbox.marketo.wire.Routes;
import dev.tandem.sandbox.marketo.wire.Takes;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations on static lists, by path (Marketo reference, section 12). */
public final class ListOperations {

    private static final String WORKSPACE = "Default";
    private static final int VALUES = 300;

    private final Database database;

    private ListOperations(Database database) {
        this.database = database;
    }

    /** Adds them to the table. */
    public static void addTo(Routes routes, Database database, Authorship authorship) {
        ListOperations lists = new ListOperations(database);
        ListMembers members = new ListMembers(database, authorship);
        String leads = "/rest/v1/lists/{listId}/leads";
        routes.add("GET", "/rest/v1/lists.json", "Get Lists", lists::find);
        routes.add("GET", "/rest/v1/lists/{listId}.json", "Get List by Id", lists::byId);
        routes.add("GET", "/rest/v1/list/{listId}/leads.json", "Get Leads By List Id", members::read);
        routes.add("GET", leads + ".json", "Get Leads By List Id", members::read);
        routes.add("POST", leads + ".json", "Add to List", members::add);
        routes.add("DELETE", leads + ".json", "Remove from List", members::remove);
        routes.add("GET", leads + "/ismember.json", "Member of List", members::isMember);
        routes.add("GET", "/rest/v1/leads/{leadId}/listMembership.json", "Get Lists by Lead Id", members::listsOf);
        routes.add(
                "POST", "/rest/asset/v1/staticLists.json", "Create Static List", Takes.FORM, new CreateList(database));
    }

    /** Get Lists: all that fit every given parameter. */
    private void find(Request request, JsonGenerator out) throws IOException {
        Parameters parameters = request.parameters();
        Set<Long> ids = parameters.list("id", VALUES).stream()
                .map(text -> Parameters.integer("id", text))
                .collect(Collectors.toSet());
        List<String> names = parameters.list("name", VALUES);
        List<String> programs = parameters.list("programName", VALUES);
        List<String> workspaces = parameters.list("workspaceName", VALUES);
        List<StaticList> found = database.lists().all().stream()
                .filter(each ->
                        ids.isEmpty() || ids.contains((long) each.about().id()))
                .filter(each -> allows(names, each.about().name()))
                .filter(each -> allows(programs, each.about().program()))
                .filter(each -> allows(workspaces, WORKSPACE))
                .toList();
        ResultPage.of(found, parameters)
                .write(out, (page, each, number) -> write(page, each))
                .token(out);
    }

    private static boolean allows(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /** Get List by Id; 1013 when there is none. */
    private void byId(Request request, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        write(out, ListMembers.list(database, request));
        out.writeEndArray();
    }

    /** Writes a list; the asset API says what it has in the same words. */
    static void write(JsonGenerator out, StaticList list) throws IOException {
        StaticList.About about = list.about();
        out.writeStartObject();
        out.writeNumberField("id", about.id());
        out.writeStringField("name", about.name());
        if (!about.description().isEmpty()) {
            out.writeStringField("description", about.description());
        }
        if (!about.program().isEmpty()) {
            out.writeStringField("programName", about.program());
        }
        out.writeStringField("workspaceName", WORKSPACE);
        out.writeStringField("createdAt", ValueWriter.instant(about.createdAt()));
        out.writeStringField("updatedAt", ValueWriter.instant(list.updatedAt()));
        out.writeEndObject();
    }
}
