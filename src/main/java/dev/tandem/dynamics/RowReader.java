package dev.tandem.dynamics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads rows: whole tables, change feeds, single ones by id (reference: Queries and Change tracking). */
final class RowReader {

    /** Ids a query: 39 characters each stay well below the 32,768 characters that a URL may have. */
    private static final int IDS_A_QUERY = 700;

    private static final int IDS_A_BATCH = 500;
    private static final String LOOKUP_TABLES = "Microsoft.Dynamics.CRM.lookuplogicalname";

    /** Of a lookup: the name of the row it points to (reference: Annotations). */
    private static final String NAMES = "OData.Community.Display.V1.FormattedValue";

    private final DynamicsTransport transport;
    private final Batch batch;
    private final int pageSize;

    RowReader(DynamicsTransport transport, int pageSize) {
        this.transport = transport;
        this.batch = new Batch(transport);
        this.pageSize = pageSize;
    }

    RowPage startTracking(Selection selection) {
        return page(
                "Start change tracking of " + selection.entitySet(),
                selection.entitySet() + "?$select=" + select(selection),
                "odata.track-changes," + preferences(selection),
                selection);
    }

    RowPage follow(String link, Selection selection) {
        return page("Read on in " + selection.entitySet(), link, preferences(selection), selection);
    }

    RowPage modifiedSince(Selection selection, Instant since) {
        String target = selection.entitySet() + "?$select=" + select(selection) + "&$filter=modifiedon%20ge%20"
                + since.truncatedTo(ChronoUnit.SECONDS) + "&$orderby=modifiedon," + selection.idColumn();
        return page("Read recent " + selection.entitySet(), target, preferences(selection), selection);
    }

    /** One request, however many ids: more than go into one query travel as several in a {@code $batch}. */
    List<Row> byId(Selection selection, Collection<UUID> ids) {
        String operation = "Read " + selection.entitySet() + " by id";
        List<String> targets = chunks(ids, IDS_A_QUERY).stream()
                .map(chunk -> byIdTarget(selection, chunk))
                .toList();
        List<Row> rows = new ArrayList<>();
        if (targets.size() == 1) {
            addAll(rows, page(operation, targets.get(0), preferences(selection), selection), selection);
        } else if (!targets.isEmpty()) {
            List<BatchOperation> reads = targets.stream()
                    .map(target -> BatchOperation.read(target, preferences(selection)))
                    .toList();
            for (DynamicsAnswer answer : batch.read(operation, reads)) {
                if (!answer.succeeded()) {
                    throw DynamicsAnswers.classify(DynamicsRequest.read(operation, "$batch"), answer);
                }
                addAll(rows, RowPageParser.parse(operation, answer, selection.idColumn()), selection);
            }
        }
        return rows;
    }

    List<Row> withText(Selection selection, String column, String text) {
        String literal = URLEncoder.encode(text.replace("'", "''"), StandardCharsets.UTF_8)
                .replace("+", "%20");
        String target = selection.entitySet() + "?$select=" + select(selection) + "&$filter=" + column + "%20eq%20'"
                + literal + "'";
        List<Row> rows = new ArrayList<>();
        String operation = "Read " + selection.entitySet() + " by " + column;
        addAll(rows, page(operation, target, preferences(selection), selection), selection);
        return rows;
    }

    private void addAll(List<Row> rows, RowPage first, Selection selection) {
        RowPage page = first;
        rows.addAll(page.rows());
        while (page.nextLink().isPresent()) {
            page = follow(page.nextLink().orElseThrow(), selection);
            rows.addAll(page.rows());
        }
    }

    private static String byIdTarget(Selection selection, List<UUID> ids) {
        String list = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        return selection.entitySet() + "?$select=" + select(selection)
                + "&$filter=Microsoft.Dynamics.CRM.In(PropertyName='" + selection.idColumn() + "',PropertyValues=%5B"
                + list + "%5D)";
    }

    Set<UUID> gone(Selection selection, Collection<UUID> ids) {
        Set<UUID> gone = new LinkedHashSet<>();
        for (List<UUID> chunk : chunks(ids, IDS_A_BATCH)) {
            List<BatchOperation> reads = chunk.stream()
                    .map(id ->
                            BatchOperation.read(selection.entitySet() + "(" + id + ")?$select=" + selection.idColumn()))
                    .toList();
            List<DynamicsAnswer> answers = batch.read("Look for deleted " + selection.entitySet(), reads);
            for (int i = 0; i < chunk.size(); i++) {
                if (RowOutcomes.saysNoSuchRow(answers.get(i))) {
                    gone.add(chunk.get(i));
                }
            }
        }
        return gone;
    }

    private RowPage page(String operation, String target, String prefer, Selection selection) {
        DynamicsAnswer answer =
                transport.send(DynamicsRequest.read(operation, target).withHeader("Prefer", prefer));
        return RowPageParser.parse(operation, answer, selection.idColumn());
    }

    String preferences(Selection selection) {
        return "odata.maxpagesize=" + pageSize + "," + annotations(selection);
    }

    /** The preference for what belongs to the values of lookups. */
    String annotations(Selection selection) {
        String annotations = selection.named() ? LOOKUP_TABLES + "," + NAMES : LOOKUP_TABLES;
        return "odata.include-annotations=\"" + annotations + "\"";
    }

    static String select(Selection selection) {
        Set<String> names = new LinkedHashSet<>();
        names.add(selection.idColumn());
        for (String column : selection.columns()) {
            names.add(selection.lookups().contains(column) ? "_" + column + "_value" : column);
        }
        names.add("versionnumber");
        return String.join(",", names);
    }

    private static List<List<UUID>> chunks(Collection<UUID> ids, int size) {
        List<UUID> distinct = List.copyOf(new LinkedHashSet<>(ids));
        List<List<UUID>> chunks = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += size) {
            chunks.add(distinct.subList(from, Math.min(from + size, distinct.size())));
        }
        return chunks;
    }
}
