package dev.tandem.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks after a cycle which record has which person now. */
final class Sight {

    private final Plot plot;
    private final boolean sure;

    Sight(Plot plot, boolean sure) {
        this.plot = plot;
        this.sure = sure;
    }

    /** All persons that carry one of the plot's record ids, by that id. */
    Map<String, List<JsonNode>> byRecord() {
        Map<String, List<JsonNode>> byRecord = new HashMap<>();
        if (!plot.records.isEmpty()) {
            String ids = String.join(
                    ",", plot.records.stream().map(record -> record.id).toList());
            search("microsoftId", ids).forEach(person -> byRecord.computeIfAbsent(
                            person.path("microsoftId").asText(), id -> new ArrayList<>())
                    .add(person));
        }
        return byRecord;
    }

    private List<JsonNode> search(String field, String values) {
        return plot.country
                .marketing()
                .search(
                        "leads",
                        field,
                        values,
                        Field.names(
                                Field.OF_LEADS,
                                "id",
                                "microsoftId",
                                "microsoftType",
                                "microsoftIsDeleted",
                                "externalSalesPersonId",
                                "externalCompanyId"));
    }

    void takeIn() {
        requested();
        Map<String, List<JsonNode>> found = byRecord();
        for (SyncedRecord record : List.copyOf(plot.records)) {
            List<JsonNode> persons = found.getOrDefault(record.id, List.of());
            Law.NO_DOUBLES.holds(persons.size() <= 1, "%s has %d persons", record, persons.size());
            if (record.inSync() && persons.size() == 1) {
                met(record, persons.get(0));
            }
        }
    }

    /** Records that were made for persons who had none. */
    private void requested() {
        List<String> ids = plot.personsAlive().stream()
                .filter(person ->
                        plot.recordOf(person).filter(SyncedRecord::inSync).isEmpty())
                .map(person -> person.id)
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        for (JsonNode person : search("id", String.join(",", ids))) {
            String record = person.path("microsoftId").asText("");
            if (!record.isEmpty() && plot.records.stream().noneMatch(known -> known.id.equals(record))) {
                String set = person.path("microsoftType").asText().equals("Lead") ? "leads" : "contacts";
                Person asked = plot.persons.get(person.path("id").asText());
                plot.recordOf(asked).ifPresent(SyncedRecord::parted);
                SyncedRecord made = new SyncedRecord(set, record, plot.look(set, record));
                plot.records.add(made);
                made.met(asked, created(made, asked));
                made.beliefs.values().forEach(sure ? Beliefs::cycled : Beliefs::perhapsCycled);
            }
        }
    }

    /** Its fields were the person's; what the person did not have, Dynamics may have filled in by itself. */
    private static Map<Field, String> created(SyncedRecord made, Person person) {
        Map<Field, String> agreed = new HashMap<>(made.values);
        agreed.keySet().removeIf(field -> person.values.getOrDefault(field, "").isEmpty());
        return agreed;
    }

    private void met(SyncedRecord record, JsonNode found) {
        String id = found.path("id").asText();
        if (record.person.isPresent()) {
            Law.SAME_PERSON.holds(
                    record.person.get().id.equals(id),
                    "%s had person %s and has person %s now",
                    record,
                    record.person.get().id,
                    id);
            return;
        }
        // a person that it had before may have changed it
        plot.look(record.set, record.id).forEach(record::holds);
        boolean known = plot.persons.containsKey(id);
        Person person = plot.person(found);
        if (known) {
            record.met(person, Map.of());
            record.beliefs.values().forEach(sure ? Beliefs::cycled : Beliefs::perhapsCycled);
        } else {
            // the engine made the person of what it saw; the record may have been edited since
            record.met(person, Map.copyOf(person.values));
        }
        record.mayLackItsPerson = false;
    }
}
