package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Persons;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;
import java.util.List;

/** The rows of an answer that tells persons, with the fields that the request names. */
public final class LeadRows {

    private static final List<String> DEFAULT_FIELDS =
            List.of("id", "email", "firstName", "lastName", "createdAt", "updatedAt");

    private final Persons persons;
    private final List<Field> fields;
    private final boolean nullsShown;

    private LeadRows(Persons persons, List<Field> fields, boolean nullsShown) {
        this.persons = persons;
        this.fields = fields;
        this.nullsShown = nullsShown;
    }

    /** Rows with the fields that a request names, else with those of Adobe's default; 1006 for an unknown field. */
    public static LeadRows of(Database database, Request request) {
        Persons persons = database.persons();
        List<String> names = persons.asked(request.parameters().list("fields"));
        List<Field> fields = names.isEmpty()
                ? persons.schema().requireAll(DEFAULT_FIELDS)
                : names.stream().distinct().map(persons.schema()::usable).toList();
        return new LeadRows(persons, fields, database.behaves(OpenPoint.NULL_FIELDS, "null"));
    }

    /** Writes a person; its id is always there, asked for or not. */
    public void write(JsonGenerator out, Row person) throws IOException {
        out.writeStartObject();
        out.writeNumberField("id", person.id());
        for (Field field : fields) {
            Object value = persons.value(person, field);
            if (!field.name().equals("id") && (value != null || nullsShown)) {
                ValueWriter.member(out, field, value);
            }
        }
        out.writeEndObject();
    }
}
