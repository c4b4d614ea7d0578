package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Filters;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.query.Query;
import dev.tandem.sandbox.dataverse.query.QueryReader;
import dev.tandem.sandbox.dataverse.query.Urls;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceKind;

/** Answers GET requests for rows. */
public final class Reads {

    private static final String FETCH_XML = "fetchXml";

    private final Platform platform;
    private final Database database;
    private final Urls urls;
    private final Clock clock;
    private final Privileges privileges;
    private final FetchPages fetch;

    /** Reads from this database, as far as the caller has the right to. */
    public Reads(Platform platform, Urls urls) {
        this.platform = platform;
        this.database = platform.database();
        this.urls = urls;
        this.clock = platform.clock();
        this.privileges = new Privileges(database, platform.security());
        this.fetch = new FetchPages(platform);
    }

    /** Answers a GET. */
    public Reply get(Request request) {
        Map<String, String> options = request.options();
        Optional<Table> fetched =
                options.containsKey(FETCH_XML) ? database.tables().ofSet(request.path()) : Optional.empty();
        if (fetched.isPresent()) {
            return fetch.page(request, fetched.get(), options.get(FETCH_XML));
        }
        Related related = new Related(database);
        String path = new Keys(database).plain(request.path());
        UriInfo info = urls.parse(path, new Filters(database, clock).plain(path, options, request.user()));
        privileges.check(request.caller(), info);
        List<UriResource> parts = info.getUriResourceParts();
        Resource resource = new Resolver(database, related).resolve(parts);
        privileges.check(request.caller(), resource);
        UriResourceKind last = parts.get(parts.size() - 1).getKind();
        QueryReader reader = reader(request, related, info);
        if (resource instanceof Resource.All all) {
            return all(request, options, related, reader.read(all.table(), info), last);
        }
        if (resource instanceof Resource.Members members) {
            Table target = database.tables().get(members.collection().target());
            List<Row> rows = related.many(members.owner(), members.collection());
            return rows(request, options, related, reader.read(target, info), rows, last);
        }
        if (resource instanceof Resource.One one) {
            return last == UriResourceKind.ref
                    ? reference(request, one.row())
                    : row(request, related, reader.read(one.as(), info), one.row());
        }
        return resource instanceof Resource.Value value ? value(request, value, last) : Replies.empty(request, 204);
    }

    /** Refuses a write whose query options are not valid for its table. */
    public void check(Request request, Table table) {
        Map<String, String> options = Filters.known(request.options());
        if (!options.isEmpty()) {
            urls.parse(table.set() + "(" + request.user() + ")", options);
        }
    }

    /** Answers a write with the row as it is now. */
    public Reply representation(Request request, int status, Row row) {
        Related related = new Related(database);
        Map<String, String> options = request.options();
        UriInfo info = urls.parse(row.table().set() + "(" + row.id() + ")", Filters.known(options));
        Query query = reader(request, related, info).read(row.table(), info);
        return write(request, status, related, query, row).with("OData-EntityId", address(request, row));
    }

    private QueryReader reader(Request request, Related related, UriInfo info) {
        return new QueryReader(
                database.tables(),
                related,
                info,
                request.options().getOrDefault("$expand", ""),
                platform.security().sight(request.caller()));
    }

    private Reply all(
            Request request, Map<String, String> options, Related related, Query query, UriResourceKind last) {
        Deltas deltas = new Deltas(platform, related);
        if (options.containsKey("$deltatoken")) {
            deltas.check(request, query.table(), options);
            DeltaToken since = deltas.live(query.table(), options.get("$deltatoken"));
            return last == UriResourceKind.count
                    ? number(request, deltas.count(query.table(), since))
                    : deltas.page(request, query, since, cookie(options));
        }
        if (last == UriResourceKind.count) {
            Finder finder = new Finder(database);
            return number(request, finder.count(query, finder.candidates(query), Pages.LARGEST));
        }
        if (last == UriResourceKind.ref) {
            throw Refusal.lacking("references to a whole set");
        }
        Optional<Cookie> cookie = cookie(options);
        Optional<DeltaToken> tracking =
                cookie.map(one -> one.marks().get("tracking")).map(DeltaToken::read);
        if (tracking.isEmpty() && cookie.isEmpty() && request.preferences().trackChanges()) {
            deltas.check(request, query.table(), options);
            tracking = Optional.of(deltas.now());
        }
        return new Pages(platform, related).page(request, query, Optional.empty(), cookie, tracking);
    }

    private Reply rows(
            Request request,
            Map<String, String> options,
            Related related,
            Query query,
            Collection<Row> rows,
            UriResourceKind last) {
        if (last == UriResourceKind.count) {
            return number(request, new Finder(database).count(query, rows, Pages.LARGEST));
        }
        if (last == UriResourceKind.ref) {
            return references(request, rows);
        }
        return new Pages(platform, related).page(request, query, Optional.of(rows), cookie(options), Optional.empty());
    }

    private Reply row(Request request, Related related, Query query, Row row) {
        String etag = RowWriter.etag(row);
        if (request.ifNoneMatch().filter(etag::equals).isPresent()) {
            return Replies.empty(request, 304).with("ETag", etag);
        }
        return write(request, 200, related, query, row);
    }

    private Reply write(Request request, int status, Related related, Query query, Row row) {
        RowWriter writer = new RowWriter(query, request, database, related);
        return Replies.json(request, status, json -> {
                    json.writeStartObject();
                    json.writeStringField(
                            "@odata.context", request.root() + "$metadata#" + Contexts.of(query) + "/$entity");
                    writer.writeMembers(json, row);
                    json.writeEndObject();
                })
                .with("ETag", RowWriter.etag(row));
    }

    private Reply value(Request request, Resource.Value value, UriResourceKind last) {
        boolean hidden = platform.security()
                .sight(request.caller())
                .hidden(value.row().table())
                .contains(value.column());
        Object content = hidden ? null : value.row().value(value.column());
        if (content == null) {
            return Replies.empty(request, 204);
        }
        if (last == UriResourceKind.value) {
            return Replies.text(request, content instanceof Ref ref ? ref.id().toString() : content.toString());
        }
        String context = request.root() + "$metadata#" + value.row().table().set() + "("
                + value.row().id() + ")/" + value.column().property();
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField("@odata.context", context);
            json.writeFieldName("value");
            ColumnWriter.writeValue(json, content);
            json.writeEndObject();
        });
    }

    private static Reply reference(Request request, Row row) {
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField("@odata.context", request.root() + "$metadata#$ref");
            json.writeStringField("@odata.id", address(request, row));
            json.writeEndObject();
        });
    }

    private static Reply references(Request request, Collection<Row> rows) {
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField("@odata.context", request.root() + "$metadata#Collection($ref)");
            json.writeArrayFieldStart("value");
            for (Row row : rows) {
                json.writeStartObject();
                json.writeStringField("@odata.id", address(request, row));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String address(Request request, Row row) {
        return request.root() + row.table().set() + "(" + row.id() + ")";
    }

    /** A count, which starts with a byte order mark as Dataverse's does. */
    private static Reply number(Request request, int count) {
        return Replies.text(request, "\uFEFF" + count);
    }

    private static Optional<Cookie> cookie(Map<String, String> options) {
        return Optional.ofNullable(options.get("$skiptoken")).map(Cookie::read);
    }
}
