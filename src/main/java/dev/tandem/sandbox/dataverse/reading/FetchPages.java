package dev.tandem.sandbox.dataverse.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.dataverse.fetch.Conditions;
import dev.tandem.sandbox.dataverse.fetch.Fetch;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Aggregated;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Distinct;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Entity;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Shown;
import dev.tandem.sandbox.dataverse.fetch.FetchReader;
import dev.tandem.sandbox.dataverse.fetch.Groups;
import dev.tandem.sandbox.dataverse.fetch.Groups.Value;
import dev.tandem.sandbox.dataverse.fetch.Joins;
import dev.tandem.sandbox.dataverse.fetch.Joins.Line;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Comparing;
import dev.tandem.sandbox.dataverse.query.Sight;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers FetchXML. Unlike other reads it leaves out what is null, and goes on by a page number and a cookie instead of a
 * link (Microsoft, "Page results using FetchXML"). The cookie is given and not needed.
 */
final class FetchPages {

    private final Platform platform;

    FetchPages(Platform platform) {
        this.platform = platform;
    }

    /**
     * A page of a result.
     *
     * @param total how many there are on all pages
     * @param more whether a page follows
     */
    private record Page<T>(List<T> shown, int total, boolean more) {

        static <T> Page<T> of(Fetch fetch, List<T> all) {
            int from = (int) Math.min(all.size(), (fetch.page() - 1L) * fetch.size());
            int to = fetch.top().isPresent()
                    ? Math.min(all.size(), fetch.top().getAsInt())
                    : Math.min(all.size(), from + fetch.size());
            return new Page<>(all.subList(from, to), all.size(), fetch.top().isEmpty() && to < all.size());
        }
    }

    /** Writes the rows of a page. */
    private interface Rows {
        void write(JsonGenerator json) throws IOException;
    }

    /** The page of a table's rows that the FetchXML asks for. */
    Reply page(Request request, Table table, String xml) {
        Conditions conditions = new Conditions(request.user(), platform.clock());
        Fetch fetch = new FetchReader(platform.database().tables(), conditions).read(table, xml);
        FetchReader.tables(fetch.entity())
                .forEach(one -> platform.security().demand(request.caller(), Privilege.READ, one));
        Sight sight = platform.security().sight(request.caller());
        List<Line> lines = new Joins(platform.database(), sight).lines(fetch);
        if (fetch.lines() instanceof Aggregated wanted) {
            Groups groups =
                    new Groups(fetch, wanted, (of, column) -> !sight.hidden(of).contains(column));
            Page<Map<String, Value>> page = Page.of(fetch, groups.of(lines));
            GroupWriter writer = new GroupWriter(request, new Formats(platform.database()));
            return answer(request, fetch, page, "", json -> writer.write(json, page.shown()));
        }
        List<Part> parts = FetchReader.byAlias(fetch.entity()).values().stream()
                .map(entity -> part(request, entity, sight))
                .toList();
        if (fetch.lines() instanceof Distinct) {
            Page<Line> page = Page.of(fetch, distinct(lines, parts));
            return answer(request, fetch, page, "", json -> writeLines(json, parts, page.shown(), false));
        }
        Page<Line> page = Page.of(fetch, lines);
        return answer(
                request, fetch, page, position(page.shown()), json -> writeLines(json, parts, page.shown(), true));
    }

    /** One of the lines that show the same. */
    private static List<Line> distinct(List<Line> lines, List<Part> parts) {
        Set<List<Object>> seen = new HashSet<>();
        return lines.stream()
                .filter(line -> seen.add(parts.stream()
                        .flatMap(part -> part.values(line).stream())
                        .map(Comparing::canonical)
                        .collect(Collectors.toList())))
                .toList();
    }

    private static Reply answer(Request request, Fetch fetch, Page<?> page, String position, Rows rows) {
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField(
                    "@odata.context",
                    request.root() + "$metadata#" + fetch.entity().table().set());
            if (request.preferences().wants(Annotation.TOTAL)) {
                json.writeNumberField("@" + Annotation.TOTAL, Math.min(page.total(), Pages.LARGEST));
            }
            if (request.preferences().wants(Annotation.MORE_RECORDS)) {
                json.writeBooleanField("@" + Annotation.MORE_RECORDS, page.more());
            }
            if (page.more() && request.preferences().wants(Annotation.PAGING_COOKIE)) {
                json.writeStringField("@" + Annotation.PAGING_COOKIE, cookie(fetch, position));
            }
            json.writeArrayFieldStart("value");
            rows.write(json);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String cookie(Fetch fetch, String position) {
        String inner = "<cookie page=\"" + fetch.page() + "\">" + position + "</cookie>";
        return "<cookie pagenumber=\"" + (fetch.page() + 1) + "\" pagingcookie=\"" + encode(encode(inner))
                + "\" istracking=\"False\" />";
    }

    /** Which rows a page is of; groups and distinct lines are of none. */
    private static String position(List<Line> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        Row first = lines.get(0).first();
        Row last = lines.get(lines.size() - 1).first();
        return "<" + first.table().key() + " last=\"{" + last.id() + "}\" first=\"{" + first.id() + "}\" />";
    }

    /** The columns of one table of the query, as far as the caller sees them. */
    private record Part(String alias, List<Shown> columns, List<ColumnWriter> writers) {

        List<Object> values(Line line) {
            Row row = line.rows().get(alias);
            List<Object> values = new ArrayList<>();
            columns.forEach(one -> values.add(row == null ? null : row.value(one.column())));
            return values;
        }

        void write(JsonGenerator json, Row row) throws IOException {
            for (int i = 0; i < columns.size(); i++) {
                Object value = row.value(columns.get(i).column());
                if (value != null) {
                    writers.get(i).write(json, row, value);
                }
            }
        }
    }

    private static void writeLines(JsonGenerator json, List<Part> parts, List<Line> lines, boolean tagged)
            throws IOException {
        for (Line line : lines) {
            json.writeStartObject();
            if (tagged) {
                json.writeStringField("@odata.etag", RowWriter.etag(line.first()));
            }
            for (Part part : parts) {
                Row row = line.rows().get(part.alias());
                if (row != null) {
                    part.write(json, row);
                }
            }
            json.writeEndObject();
        }
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
