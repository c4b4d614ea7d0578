package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads persons (Get Leads by Filter Type; reference: Leads, 6.3). */
final class PersonReader {

    private final Pages pages;

    PersonReader(MarketoTransport transport) {
        this.pages = new Pages(transport);
    }

    List<Map<String, Object>> find(String filterType, Collection<String> values, List<String> fields) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(values));
        if (distinct.stream().anyMatch(value -> value.contains(","))) {
            throw new IllegalArgumentException("Marketo cannot look up a value that holds a comma.");
        }
        List<Map<String, Object>> persons = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += MarketoClient.LARGEST_BATCH) {
            int to = Math.min(from + MarketoClient.LARGEST_BATCH, distinct.size());
            for (JsonNode person : pages.all(request(filterType, distinct.subList(from, to), fields))) {
                persons.add(complete(person, fields));
            }
        }
        return persons;
    }

    private static MarketoRequest request(String filterType, List<String> values, List<String> fields) {
        return MarketoRequest.read("Get Leads by Filter Type", "rest/v1/leads.json")
                .withQuery("filterType", filterType)
                .withQuery("filterValues", String.join(",", values))
                .withQuery("fields", String.join(",", fields))
                .withQuery("batchSize", String.valueOf(MarketoClient.LARGEST_BATCH));
    }

    /** Marketo leaves out fields without a value. */
    private static Map<String, Object> complete(JsonNode person, List<String> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field, null));
        values.putAll(Json.flat(person));
        return values;
    }
}
