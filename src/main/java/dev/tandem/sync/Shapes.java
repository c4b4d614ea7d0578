package dev.tandem.sync;

import dev.tandem.dynamics.Column;
import dev.tandem.dynamics.Option;
import dev.tandem.dynamics.Table;
import dev.tandem.marketo.CompanyFields;
import dev.tandem.marketo.Field;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.marketo.ObjectSchema;
import dev.tandem.stream.ColumnShape;
import dev.tandem.stream.FieldShape;
import dev.tandem.stream.StreamDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a mapping must know of both systems' schemas. */
final class Shapes {

    private static final String COMPANY = "externalCompanyId";
    private static final String SALES_PERSON = "externalSalesPersonId";

    /** How records are linked; not every instance lists these fields (Marketo reference, sections 6.6, 6.12 and 8.2). */
    private static final Map<MarketoObject, List<String>> LINKS = Map.of(
            MarketoObject.PERSON,
            List.of(COMPANY, SALES_PERSON),
            MarketoObject.COMPANY,
            List.of(SALES_PERSON),
            MarketoObject.OPPORTUNITY,
            List.of(COMPANY, SALES_PERSON));

    private Shapes() {}

    /** The columns of a table that may be read. */
    static Map<String, ColumnShape> columns(Table table) {
        return table.columns().values().stream()
                .filter(Column::readable)
                .collect(Collectors.toMap(Column::name, Shapes::shape));
    }

    private static ColumnShape shape(Column column) {
        Map<Integer, String> options =
                column.options().stream().collect(Collectors.toMap(Option::value, Option::label, (one, two) -> one));
        return new ColumnShape(column.type(), column.maxLength(), "DateOnly".equals(column.dateBehavior()), options);
    }

    /** The fields of a Marketo object. */
    static Map<String, FieldShape> fields(ObjectSchema schema) {
        Map<String, FieldShape> shapes = new HashMap<>();
        boolean persons = schema.object().equals(MarketoObject.PERSON);
        for (Field field : schema.fields().values()) {
            // a sales person's e-mail is described as not updateable, yet accepted (Marketo reference, section 8.2)
            boolean writable = field.writable() || !persons;
            shapes.put(field.name(), new FieldShape(field.type(), field.length(), writable));
        }
        LINKS.getOrDefault(schema.object(), List.of())
                .forEach(link -> shapes.put(link, new FieldShape("string", 255, true)));
        return shapes;
    }

    /** Every field of a company but its own id and links is one of its persons, too (Marketo reference, section 6.12). */
    static Set<String> companyFields(Map<MarketoObject, Map<String, FieldShape>> fields) {
        Set<String> names = new HashSet<>(CompanyFields.STANDARD);
        names.addAll(fields.getOrDefault(MarketoObject.COMPANY, Map.of()).keySet());
        names.removeAll(LINKS.get(MarketoObject.PERSON));
        names.remove(MarketoObject.PERSON.idField());
        return names;
    }

    /** The fields without which Marketo takes no record of the stream: where no id is the key, lines make it up. */
    static Set<String> required(StreamDefinition stream, MarketoObject object) {
        Set<String> required = new HashSet<>(object.required());
        if (stream.marketo().key().isEmpty()) {
            required.addAll(object.keyFields());
        }
        return required;
    }
}
