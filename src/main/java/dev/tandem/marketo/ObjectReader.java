package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads records that are no persons, by the id that Marketo gave them (reference: Lead Database, object pages). */
final class ObjectReader {

    /** The alias by which every such object can be asked for by Marketo's own id. */
    private static final String BY_ID = "idField";

    private final Pages pages;

    ObjectReader(MarketoTransport transport) {
        this.pages = new Pages(transport);
    }

    Optional<Map<String, Object>> find(MarketoObject object, String id, List<String> fields) {
        MarketoRequest request = MarketoRequest.read("Get " + object.title(), "rest/v1/" + object.path() + ".json")
                .withQuery("filterType", BY_ID)
                .withQuery("filterValues", id)
                .withQuery("fields", String.join(",", fields));
        return pages.all(request).stream()
                .filter(found -> found.has(object.idField()))
                .findFirst()
                .map(found -> complete(found, fields));
    }

    /** Marketo leaves out fields without a value. */
    private static Map<String, Object> complete(JsonNode found, List<String> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field, null));
        values.putAll(Json.flat(found));
        return values;
    }
}
