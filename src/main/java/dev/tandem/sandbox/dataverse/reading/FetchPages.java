package dev.tandem.sandbox.dataverse.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.dataverse.fetch.Conditions;
import dev.tandem.sandbox.dataverse.fetch.Fetch;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Entity;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Shown;
import dev.tandem.sandbox.dataverse.fetch.FetchReader;
import dev.tandem.sandbox.dataverse.fetch.Joins;
import dev.tandem.sandbox.dataverse.fetch.Joins.Line;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Sight;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Answers FetchXML. Unlike other reads it leaves out what is null, and goes on by a page number and a cookie instead of a
 * link (Microsoft, "Page results using FetchXML"). The cookie is given and not needed.
 */
final class FetchPages {

    private final Platform platform;

    FetchPages(Platform platform) {
        this.platform = platform;
    }

    /** The page of a table's rows that the FetchXML asks for. */
    Reply page(Request request, Table table, String xml) {
        Conditions conditions = new Conditions(request.user(), platform.clock());
        Fetch fetch = new FetchReader(platform.database().tables(), conditions).read(table, xml);
        FetchReader.tables(fetch.entity())
                .forEach(one -> platform.security().demand(request.caller(), Privilege.READ, one));
        Sight sight = platform.security().sight(request.caller());
        List<Line> all = new Joins(platform.database(), sight).lines(fetch);
        int from = (int) Math.min(all.size(), (fetch.page() - 1L) * fetch.size());
        int to = fetch.top().isPresent()
                ? Math.min(all.size(), fetch.top().getAsInt())
                : Math.min(all.size(), from + fetch.size());
        List<Line> shown = all.subList(from, to);
        boolean more = fetch.top().isEmpty() && to < all.size();
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField("@odata.context", request.root() + "$metadata#" + table.set());
            if (request.preferences().wants(Annotation.TOTAL)) {
                json.writeNumberField("@" + Annotation.TOTAL, Math.min(all.size(), Pages.LARGEST));
            }
            writeMore(json, request, fetch, shown, more);
            writeLines(json, request, fetch, sight, shown);
            json.writeEndObject();
        });
    }

    private static void writeMore(JsonGenerator json, Request request, Fetch fetch, List<Line> shown, boolean more)
            throws IOException {
        if (request.preferences().wants(Annotation.MORE_RECORDS)) {
            json.writeBooleanField("@" + Annotation.MORE_RECORDS, more);
        }
        if (more && request.preferences().wants(Annotation.PAGING_COOKIE)) {
            Row first = shown.get(0).first();
            Row last = shown.get(shown.size() - 1).first();
            String inner = "<cookie page=\"" + fetch.page() + "\"><"
                    + first.table().key() + " last=\"{" + last.id() + "}\" first=\"{" + first.id() + "}\" /></cookie>";
            json.writeStringField(
                    "@" + Annotation.PAGING_COOKIE,
                    "<cookie pagenumber=\"" + (fetch.page() + 1) + "\" pagingcookie=\"" + encode(encode(inner))
                            + "\" istracking=\"False\" />");
        }
    }

    /** The columns of one table of the query, as far as the caller sees them. */
    private record Part(String alias, List<Shown> columns, List<ColumnWriter> writers) {

        void write(JsonGenerator json, Row row) throws IOException {
            for (int i = 0; i < columns.size(); i++) {
                Object value = row.value(columns.get(i).column());
                if (value != null) {
                    writers.get(i).write(json, row, value);
                }
            }
        }
    }

    private void writeLines(JsonGenerator json, Request request, Fetch fetch, Sight sight, List<Line> lines)
            throws IOException {
        List<Part> parts = FetchReader.byAlias(fetch.entity()).values().stream()
                .map(entity -> part(request, entity, sight))
                .toList();
        json.writeArrayFieldStart("value");
        for (Line line : lines) {
            json.writeStartObject();
            json.writeStringField("@odata.etag", RowWriter.etag(line.first()));
            for (Part part : parts) {
                Row row = line.rows().get(part.alias());
                if (row != null) {
                    part.write(json, row);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private Part part(Request request, Entity entity, Sight sight) {
        Formats formats = new Formats(platform.database());
        Set<Column> hidden = sight.hidden(entity.table());
        List<Shown> seen = entity.columns().stream()
                .filter(one -> !hidden.contains(one.column()))
                .toList();
        List<ColumnWriter> writers = seen.stream()
                .map(one -> new ColumnWriter(one.name(), one.column(), request.preferences(), formats, false))
                .toList();
        return new Part(entity.alias(), seen, writers);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
