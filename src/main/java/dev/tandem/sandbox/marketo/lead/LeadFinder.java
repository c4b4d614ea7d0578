package dev.tandem.sandbox.marketo.lead;

import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.Table;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Parameters;
import java.util.List;

/** Finds persons by the value of a searchable field: ids exactly, everything else without regard to case by default. */
final class LeadFinder {

    private LeadFinder() {}

    static List<Row> find(Database database, Field field, String value) {
        Table persons = database.persons().table();
        if (field.name().equals("id")) {
            return persons.byId(Parameters.integer("id", value)).stream().toList();
        }
        String key = database.behaves(OpenPoint.LOOKUP_SPACES, "count") ? value : value.strip();
        List<Row> found = persons.find(field, key);
        if (field.name().equals("email") || database.behaves(OpenPoint.LOOKUP_CASE, "ignored")) {
            return found;
        }
        return found.stream()
                .filter(row -> row.get(field.slot()).toString().equals(key))
                .toList();
    }
}
