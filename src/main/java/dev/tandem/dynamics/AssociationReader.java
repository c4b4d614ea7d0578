package dev.tandem.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Reads rows together with the ids of the rows that are joined to them (reference: Queries, 8.3). A long collection goes
 * on behind a link of its own, which is followed.
 */
final class AssociationReader {

    private static final String NEXT = "@odata.nextLink";
    /** The most rows of a collection that come with their row. */
    private static final int FULL = 5_000;

    private final DynamicsTransport transport;
    private final RowReader rows;

    AssociationReader(DynamicsTransport transport, RowReader rows) {
        this.transport = transport;
        this.rows = rows;
    }

    RowPage first(Selection selection, Association association) {
        return page(
                selection.entitySet() + "?$select=" + RowReader.select(selection) + "&$expand="
                        + association.navigation() + "($select=" + association.key() + ")",
                selection,
                association);
    }

    RowPage page(String target, Selection selection, Association association) {
        String operation = "Read " + selection.entitySet() + " with " + association.navigation();
        JsonNode page = read(operation, target, selection);
        List<Row> found = new ArrayList<>();
        for (JsonNode row : page.path("value")) {
            found.add(row(operation, row, selection, association));
        }
        return new RowPage(found, List.of(), next(page, NEXT), Optional.empty(), Instant.EPOCH);
    }

    private JsonNode read(String operation, String target, Selection selection) {
        DynamicsRequest request =
                DynamicsRequest.read(operation, target).withHeader("Prefer", rows.preferences(selection));
        JsonNode page = Json.read(operation, transport.send(request));
        if (!page.path("value").isArray()) {
            throw Json.unreadable(operation);
        }
        return page;
    }

    private Row row(String operation, JsonNode json, Selection selection, Association association) {
        RowBuilder builder = new RowBuilder(selection.idColumn());
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!member.getKey().startsWith(association.navigation())) {
                builder.member(member.getKey(), scalar(member.getValue()));
            }
        }
        builder.member(association.navigation(), ids(operation, json, selection, association));
        try {
            return builder.build();
        } catch (IllegalArgumentException noId) {
            throw Json.unreadable(operation);
        }
    }

    /** In the order of their text, so that the same members are always the same list. */
    private List<UUID> ids(String operation, JsonNode row, Selection selection, Association association) {
        TreeSet<UUID> ids = new TreeSet<>(Comparator.comparing(UUID::toString));
        JsonNode here = row.path(association.navigation());
        int shown = here.size();
        Optional<String> next = next(row, association.navigation() + NEXT).filter(link -> goesOn(link, shown));
        while (true) {
            for (JsonNode joined : here) {
                ids.add(id(operation, joined.path(association.key())));
            }
            if (next.isEmpty()) {
                return List.copyOf(ids);
            }
            JsonNode page = read(operation, next.get(), selection);
            here = page.path("value");
            next = next(page, NEXT);
        }
    }

    /**
     * Whether the link of a collection leads to more of it. It comes with every collection; without a paging cookie it
     * gives the same rows again (Microsoft, "Join tables using OData").
     */
    private static boolean goesOn(String link, int shown) {
        return shown >= FULL || link.contains("skiptoken=");
    }

    private static UUID id(String operation, JsonNode value) {
        try {
            return UUID.fromString(value.asText());
        } catch (IllegalArgumentException noId) {
            throw Json.unreadable(operation);
        }
    }

    private static Optional<String> next(JsonNode object, String name) {
        return Optional.of(object.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Object scalar(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isNull() ? null : RowBuilder.NESTED;
    }
}
