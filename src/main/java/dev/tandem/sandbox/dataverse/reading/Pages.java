package dev.tandem.sandbox.dataverse.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.query.Query;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with a page of rows, in the order of their keys or as the query wants it. */
final class Pages {

    /** The most rows on a page and in a count. */
    static final int LARGEST = 5_000;

    private final Platform platform;
    private final Database database;
    private final Related related;

    Pages(Platform platform, Related related) {
        this.platform = platform;
        this.database = platform.database();
        this.related = related;
    }

    /**
     * One page.
     *
     * @param members the rows to choose from; empty for all of the table
     * @param cookie where the page before ended
     * @param tracking the position for the delta link, when changes are tracked
     */
    Reply page(
            Request request,
            Query query,
            Optional<Collection<Row>> members,
            Optional<Cookie> cookie,
            Optional<DeltaToken> tracking) {
        Finder finder = new Finder(database);
        Optional<Finder.Position> position = cookie.map(one -> position(one, query));
        int size = tracking.isPresent() ? new Deltas(platform, related).size(request) : size(request, query);
        List<Row> rows = members.map(all -> finder.ordered(query, all, position, size + 1))
                .orElseGet(() -> finder.find(query, position, size + 1));
        boolean topped =
                query.top().isPresent() && request.preferences().pageSize().isEmpty();
        boolean more = rows.size() > size && (!topped || size < query.top().getAsInt());
        List<Row> shown = rows.subList(0, Math.min(size, rows.size()));
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField("@odata.context", request.root() + "$metadata#" + Contexts.of(query));
            writeTotals(json, request, query, members, finder);
            writeRows(json, request, query, shown);
            if (more) {
                Cookie next = next(cookie, query, shown.get(shown.size() - 1), tracking);
                json.writeStringField("@odata.nextLink", Links.next(request, next.token(tracking.isPresent())));
            }
            if (tracking.isPresent()) {
                new Deltas(platform, related).writeLink(json, request, more, loaded(tracking.get(), more));
            }
            json.writeEndObject();
        });
    }

    /** The position that the delta link of a load leads to. */
    private DeltaToken loaded(DeltaToken start, boolean more) {
        return more || platform.is(OpenPoint.LOAD_TOKEN, "start") ? start : new Deltas(platform, related).now();
    }

    private void writeRows(JsonGenerator json, Request request, Query query, List<Row> rows) throws IOException {
        RowWriter writer = new RowWriter(query, request, database, related);
        json.writeArrayFieldStart("value");
        for (Row row : rows) {
            writer.write(json, row);
        }
        json.writeEndArray();
    }

    private static void writeTotals(
            JsonGenerator json, Request request, Query query, Optional<Collection<Row>> members, Finder finder)
            throws IOException {
        int counted = query.count()
                ? finder.count(query, members.orElseGet(() -> finder.candidates(query)), LARGEST + 1)
                : -1;
        if (query.count()) {
            json.writeNumberField("@odata.count", Math.min(counted, LARGEST));
        }
        if (request.preferences().wants(Annotation.TOTAL)) {
            json.writeNumberField("@" + Annotation.TOTAL, Math.min(counted, LARGEST));
        }
        if (request.preferences().wants(Annotation.TOTAL_EXCEEDED)) {
            json.writeBooleanField("@" + Annotation.TOTAL_EXCEEDED, counted > LARGEST);
        }
        if (request.preferences().wants(Annotation.METADATA_VERSION)) {
            json.writeStringField("@" + Annotation.METADATA_VERSION, "74210388");
        }
    }

    private static int size(Request request, Query query) {
        if (request.preferences().pageSize().isPresent()) {
            return request.preferences().pageSize().getAsInt();
        }
        return Math.min(LARGEST, query.top().orElse(LARGEST));
    }

    private static Finder.Position position(Cookie cookie, Query query) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < query.orders().size(); i++) {
            values.add(Marks.read(cookie.mark("order" + i)));
        }
        return new Finder.Position(Keys.guid(cookie.mark(query.table().key())), values);
    }

    private static Cookie next(Optional<Cookie> before, Query query, Row last, Optional<DeltaToken> tracking) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(query.table().key(), "{" + last.id() + "}");
        for (int i = 0; i < query.orders().size(); i++) {
            marks.put("order" + i, Marks.write(query.orders().get(i).term().value(last)));
        }
        tracking.ifPresent(token -> marks.put("tracking", token.decoded()));
        return new Cookie(before.map(Cookie::page).orElse(1) + 1, marks);
    }
}
