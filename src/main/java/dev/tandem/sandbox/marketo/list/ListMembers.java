package dev.tandem.sandbox.marketo.list;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.lead.LeadRows;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.StaticList;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.PageToken;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.ResultPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is on a list. An unknown list refuses the call with 1013; an unknown person is skipped with 1004, and one that is
 * to be removed and is no member with 1015.
 */
final class ListMembers {

    private static final int PERSONS = 300;

    private final Database database;
    private final Authorship authorship;

    ListMembers(Database database, Authorship authorship) {
        this.database = database;
        this.authorship = authorship;
    }

    static StaticList list(Database database, Request request) {
        return database.lists()
                .require(Parameters.integer("listId", request.variables().get("listId")));
    }

    /** Get Leads by List Id: the members by id, each page from behind the last id of the page before. */
    void read(Request request, JsonGenerator out) throws IOException {
        StaticList list = list(database, request);
        LeadRows rows = LeadRows.of(database, request);
        int after = request.parameters()
                .find("nextPageToken")
                .map(PageToken::position)
                .orElse(0);
        int left = request.parameters().batchSize();
        int last = after;
        out.writeArrayFieldStart("result");
        for (int id : list.members().tailMap(after, false).keySet()) {
            if (left-- == 0) {
                break;
            }
            rows.write(out, database.persons().table().byId(id).orElseThrow());
            last = id;
        }
        out.writeEndArray();
        if (list.members().higherKey(last) != null) {
            out.writeStringField("nextPageToken", PageToken.ofPosition(last));
        }
    }

    /** Add to List; a member stays one and is {@code added} again, without an activity. */
    void add(Request request, JsonGenerator out) throws IOException {
        StaticList list = list(database, request);
        Author author = authorship.of(request);
        forEach(request, out, person -> {
            database.lists().add(list, person, author, database.now());
            return "added";
        });
    }

    /** Remove from List. */
    void remove(Request request, JsonGenerator out) throws IOException {
        StaticList list = list(database, request);
        Author author = authorship.of(request);
        forEach(request, out, person -> {
            if (!database.lists().remove(list, person, author, database.now())) {
                throw new Refusal(ErrorCode.NOT_IN_LIST);
            }
            return "removed";
        });
    }

    /** Member of List. */
    void isMember(Request request, JsonGenerator out) throws IOException {
        StaticList list = list(database, request);
        forEach(request, out, person -> list.since(person.id()).isPresent() ? "memberof" : "notmemberof");
    }

    /** Get Lists by Lead Id: the lists of a person, each with the time of its adding. */
    void listsOf(Request request, JsonGenerator out) throws IOException {
        long id = Parameters.integer("leadId", request.variables().get("leadId"));
        Row person = database.persons()
                .table()
                .byId(id)
                .orElseThrow(() -> new Refusal(ErrorCode.LEAD_NOT_FOUND, "Lead '" + id + "' not found"));
        Map<StaticList, Integer> memberships = new LinkedHashMap<>();
        database.lists().all().forEach(list -> list.since(person.id())
                .ifPresent(since -> memberships.put(list, since)));
        List<StaticList> lists = new ArrayList<>(memberships.keySet());
        ResultPage.of(lists, request.parameters())
                .write(out, (page, list, number) -> writeMembership(page, list, memberships.get(list)))
                .more(out);
    }

    private static void writeMembership(JsonGenerator out, StaticList list, int since) throws IOException {
        out.writeStartObject();
        out.writeNumberField("listId", list.about().id());
        out.writeStringField("createdAt", ValueWriter.instant(since));
        out.writeStringField("updatedAt", ValueWriter.instant(since));
        out.writeEndObject();
    }

    /** What becomes of one person; the word that its status is. */
    @FunctionalInterface
    private interface Deed {

        String to(Row person);
    }

    private void forEach(Request request, JsonGenerator out, Deed deed) throws IOException {
        List<Long> ids = ids(request);
        out.writeArrayFieldStart("result");
        for (long id : ids) {
            out.writeStartObject();
            out.writeNumberField("id", id);
            Optional<Row> person = database.persons().table().byId(id);
            try {
                out.writeStringField(
                        "status", deed.to(person.orElseThrow(() -> new Refusal(ErrorCode.LEAD_NOT_FOUND))));
            } catch (Refusal refusal) {
                Envelope.skipped(out, refusal);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** The ids in the query, else those of the body's records; up to 300. */
    private static List<Long> ids(Request request) {
        List<Long> ids = new ArrayList<>();
        if (request.body().isMissingNode() || request.parameters().find("id").isPresent()) {
            request.parameters().requireList("id", PERSONS).forEach(text -> ids.add(Parameters.integer("id", text)));
        } else {
            for (JsonNode record : request.input()) {
                ids.add(Parameters.integer("id", record.path("id").asText()));
            }
        }
        return ids;
    }
}
