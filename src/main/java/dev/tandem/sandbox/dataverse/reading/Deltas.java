package dev.tandem.sandbox.dataverse.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Query;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.rows.TableRows;
import dev.tandem.sandbox.dataverse.rows.Tombstone;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Change tracking: positions, and what changed since one. */
final class Deltas {

    private static final int DEFAULT_DAYS = 7;
    private static final List<String> REFUSED = List.of("$filter", "$orderby", "$expand", "$top");

    private final Platform platform;
    private final Database database;
    private final Related related;
    private final Clock clock;

    Deltas(Platform platform, Related related) {
        this.platform = platform;
        this.database = platform.database();
        this.related = related;
        this.clock = platform.clock();
    }

    /** Refuses what does not go together with change tracking, and who may not read all rows. */
    void check(Request request, Table table, Map<String, String> options) {
        platform.security().demandAll(request.caller(), table);
        if (!table.tracksChanges()) {
            throw new Refusal(400, "0x80072491", "Entity " + table + " isn't enabled for change tracking.");
        }
        checkEnds(table);
        REFUSED.stream().filter(options::containsKey).findFirst().ifPresent(option -> {
            throw Refusal.malformed(
                    "The \"" + option + "\" query parameter isn't supported when Change Tracking is enabled.");
        });
    }

    /** An intersect table is tracked as far as both of its ends are. */
    private void checkEnds(Table table) {
        database.tables().all().forEach(end -> end.collections().forEach(one -> {
            if (one instanceof Collection.ManyToMany pair
                    && pair.intersect().equals(table.name())
                    && !end.tracksChanges()) {
                throw new Refusal(
                        400,
                        "0x80072492",
                        "Entity " + table + " isn't enabled for change tracking, because " + end + " is not.");
            }
        }));
    }

    /** The position of this moment. */
    DeltaToken now() {
        return new DeltaToken(database.version(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** How many rows a page has. */
    int size(Request request) {
        return platform.is(OpenPoint.DELTA_PAGE_SIZE, "heeded")
                ? request.preferences().pageSize().orElse(Pages.LARGEST)
                : Pages.LARGEST;
    }

    /** Writes the link to later changes, if a page has one. */
    void writeLink(JsonGenerator json, Request request, boolean more, DeltaToken upTo) throws IOException {
        if (!more || platform.is(OpenPoint.DELTA_LINK_PLACE, "every-page")) {
            json.writeStringField("@odata.deltaLink", Links.delta(request, upTo));
        }
    }

    /** Reads a token of the table that is not older than the organization keeps changes. */
    DeltaToken live(Table table, String text) {
        DeltaToken token = DeltaToken.read(text);
        if (token.time().plus(life()).isBefore(clock.instant()) || token.version() < database.trackedSince(table)) {
            throw new Refusal(
                    Integer.parseInt(OpenPoint.EXPIRED_TOKEN_STATUS.in(platform.points())),
                    "0x80044352",
                    "Version stamp associated with the client has expired. Please perform a full sync.");
        }
        return token;
    }

    /** The number of changed and deleted rows since a position. */
    int count(Table table, DeltaToken since) {
        TableRows rows = database.of(table);
        long upTo = Math.max(since.version(), database.version());
        return rows.changed(since.version(), upTo).size()
                + rows.deleted(since.version(), upTo).size();
    }

    /** A page of what changed since a position: changed rows by version, then deleted ones. */
    Reply page(Request request, Query query, DeltaToken since, Optional<Cookie> cookie) {
        DeltaToken upTo =
                cookie.map(one -> DeltaToken.read(one.mark("tracking"))).orElseGet(this::now);
        long from = cookie.map(one -> version(one, "changed")).orElse(since.version());
        long fromDeleted = cookie.map(one -> version(one, "deleted")).orElse(since.version());
        int size = size(request);
        TableRows table = database.of(query.table());
        long end = Math.max(upTo.version(), from);
        List<Row> changed = first(table.changed(from, end), size + 1);
        List<Tombstone> deleted =
                first(table.deleted(fromDeleted, Math.max(end, fromDeleted)), size + 1 - changed.size());
        boolean more = changed.size() + deleted.size() > size;
        if (more) {
            (deleted.isEmpty() ? changed : deleted).remove((deleted.isEmpty() ? changed : deleted).size() - 1);
        }
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField("@odata.context", request.root() + "$metadata#" + Contexts.of(query) + "/$delta");
            write(json, request, query, changed, deleted);
            if (more) {
                long reached = changed.isEmpty()
                        ? from
                        : changed.get(changed.size() - 1).version();
                long reachedDeleted = deleted.isEmpty()
                        ? fromDeleted
                        : deleted.get(deleted.size() - 1).version();
                Cookie next = new Cookie(
                        cookie.map(Cookie::page).orElse(1) + 1,
                        Map.of(
                                "tracking", upTo.decoded(),
                                "changed", String.valueOf(reached),
                                "deleted", String.valueOf(reachedDeleted)));
                json.writeStringField("@odata.nextLink", Links.next(request, next.token(true)));
            }
            writeLink(json, request, more, upTo);
            json.writeEndObject();
        });
    }

    private void write(JsonGenerator json, Request request, Query query, List<Row> changed, List<Tombstone> deleted)
            throws IOException {
        RowWriter writer = new RowWriter(query, request, database, related);
        json.writeArrayFieldStart("value");
        for (Row row : changed) {
            writer.write(json, row);
        }
        for (Tombstone tombstone : deleted) {
            json.writeStartObject();
            json.writeStringField(
                    "@odata.context",
                    request.root() + "$metadata#" + query.table().set() + "/$deletedEntity");
            json.writeStringField("id", tombstone.id().toString());
            json.writeStringField("reason", "deleted");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private Duration life() {
        Object days = database.of(database.tables().get("organization")).all().stream()
                .findFirst()
                .map(row -> row.value("expirechangetrackingindays"))
                .orElse(null);
        return Duration.ofDays(days instanceof Integer number ? number : DEFAULT_DAYS);
    }

    private static long version(Cookie cookie, String mark) {
        String text = cookie.mark(mark);
        if (!text.matches("\\d{1,18}")) {
            throw Cookie.invalid();
        }
        return Long.parseLong(text);
    }

    private static <T> List<T> first(Iterable<T> all, int limit) {
        List<T> first = new ArrayList<>();
        for (T one : all) {
            if (first.size() >= limit) {
                break;
            }
            first.add(one);
        }
        return first;
    }
}
