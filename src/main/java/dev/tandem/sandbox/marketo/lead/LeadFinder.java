package dev.tandem.sandbox.marketo.lead;

import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Persons;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.Parameters;
import java.util.List;

/** Finds persons by the value of a searchable field: ids exactly, everything else without regard to case. */
final class LeadFinder {

    private LeadFinder() {}

    static List<Row> find(Persons persons, Field field, String value) {
        if (field.name().equals("id")) {
            return persons.table().byId(Parameters.integer("id", value)).stream()
                    .toList();
        }
        return persons.table().find(field, value);
    }
}
