package dev.tandem.marketo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes records (reference: Leads, 6.4 and 6.11; objects, 8.5). */
final class RecordWriter {

    private final MarketoTransport transport;

    RecordWriter(MarketoTransport transport) {
        this.transport = transport;
    }

    List<Outcome> syncPersons(SyncAction action, String lookupField, List<Map<String, Object>> input) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("action", action.wire());
        if (lookupField != null) {
            body.put("lookupField", lookupField);
        }
        // a repeated create of persons would make duplicates wherever the lookup field is not the key
        Repeat repeat = action == SyncAction.CREATE_ONLY ? Repeat.ONCE : Repeat.SAFE;
        return write("Sync Leads", "rest/v1/leads.json", body, input, repeat);
    }

    List<Outcome> sync(MarketoObject object, SyncAction action, DedupeBy dedupeBy, List<Map<String, Object>> input) {
        if (object.equals(MarketoObject.PERSON)) {
            throw new IllegalArgumentException("Persons are written by Sync Leads, which has a lookup field.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("action", action.wire());
        body.put("dedupeBy", dedupeBy.wire());
        return write("Sync " + object.title(), "rest/v1/" + object.path() + ".json", body, input, Repeat.SAFE);
    }

    /** Deletes by the vendor's own id; a record that is gone already is skipped (reference: Leads, 6.7; objects, 8.6). */
    List<Outcome> delete(MarketoObject object, List<String> ids) {
        Map<String, Object> body = new LinkedHashMap<>();
        boolean persons = object.equals(MarketoObject.PERSON);
        if (!persons) {
            body.put("deleteBy", DedupeBy.ID.wire());
        }
        List<Map<String, Object>> input = ids.stream()
                .map(id -> Map.<String, Object>of(object.idField(), numbered(object) ? (Object) Long.valueOf(id) : id))
                .toList();
        return write("Delete " + object.title(), "rest/v1/" + object.path() + "/delete.json", body, input, Repeat.SAFE);
    }

    private static boolean numbered(MarketoObject object) {
        return object.idField().equals("id");
    }

    /** Reference: Leads, 6.8. Sent once, as a second merge of the same persons is refused. */
    void merge(String winner, Collection<String> losers) {
        Set<String> distinct = new LinkedHashSet<>(losers);
        if (distinct.isEmpty() || distinct.size() > MarketoClient.LARGEST_MERGE || distinct.contains(winner)) {
            throw new IllegalArgumentException(
                    "A merge takes 1 to " + MarketoClient.LARGEST_MERGE + " losers, the winner not among them.");
        }
        transport.send(MarketoRequest.write(
                        "Merge Leads", "rest/v1/leads/" + number(winner) + "/merge.json", new byte[0], Repeat.ONCE)
                .withQuery(
                        "leadIds", distinct.stream().map(RecordWriter::number).collect(Collectors.joining(","))));
    }

    private static String number(String id) {
        return String.valueOf(Long.parseUnsignedLong(id));
    }

    List<Outcome> createFields(MarketoObject object, List<NewField> fields) {
        List<Map<String, Object>> input =
                fields.stream().map(RecordWriter::newField).toList();
        String path = "rest/v1/" + object.path() + "/schema/fields.json";
        return write("Create Fields of " + object.title(), path, new LinkedHashMap<>(), input, Repeat.SAFE);
    }

    private List<Outcome> write(
            String operation, String path, Map<String, Object> body, List<Map<String, Object>> input, Repeat repeat) {
        if (input.isEmpty()) {
            return List.of();
        }
        if (input.size() > MarketoClient.LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "At most " + MarketoClient.LARGEST_BATCH + " records go into one write, not " + input.size() + ".");
        }
        body.put("input", input);
        MarketoAnswer answer = transport.send(MarketoRequest.write(operation, path, Json.bytes(body), repeat));
        return OutcomeParser.parse(operation, answer, input);
    }

    private static Map<String, Object> newField(NewField field) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("displayName", field.displayName());
        values.put("name", field.name());
        values.put("dataType", field.dataType());
        if (!field.description().isEmpty()) {
            values.put("description", field.description());
        }
        return values;
    }
}
