package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.object.ObjectValues;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Link;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What an extract of custom objects writes: of those only that name persons (Marketo reference, section 11.5). */
final class ObjectExtract {

    private static final Set<String> FILTERS =
            Set.of("updatedAt", "staticListName", "staticListId", "smartListName", "smartListId");

    private ObjectExtract() {}

    /**
     * Checks an order.
     *
     * @throws Refusal 1013 for an unknown object, 1003 for one that names no persons, 1002 without fields, 1006 for an
     *     unknown field, and what the filter refuses
     */
    static ExtractFile read(Database database, String apiName, JsonNode order) {
        ObjectType type = database.customObjects().get(apiName);
        if (type == null) {
            throw new Refusal(ErrorCode.OBJECT_NOT_FOUND, "Custom object '" + apiName + "' not found");
        }
        Link toPerson = type.links().stream()
                .filter(link -> link.target().equals(database.persons().table()))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(ErrorCode.INVALID_DATA, "Custom object '" + apiName + "' is not linked to leads"));
        ExtractColumns columns = ExtractColumns.read(order, List.of());
        if (columns.names().isEmpty()) {
            throw Parameters.missing("fields");
        }
        List<Field> fields =
                columns.names().stream().map(type.table().schema()::usable).toList();
        ExtractFilter filter = ExtractFilter.read(database, order.path("filter"), FILTERS);
        return new ExtractFile(columns.headers(), each -> tell(database, type, toPerson, fields, filter, each));
    }

    private static void tell(
            Database database,
            ObjectType type,
            Link toPerson,
            List<Field> fields,
            ExtractFilter filter,
            Consumer<List<String>> consumer) {
        type.table().forEach(row -> {
            if (isWanted(database, type, toPerson, row, filter)) {
                consumer.accept(fields.stream()
                        .map(field -> Cells.of(ObjectValues.of(row, field)))
                        .toList());
            }
        });
    }

    private static boolean isWanted(Database database, ObjectType type, Link toPerson, Row row, ExtractFilter filter) {
        if (filter instanceof ExtractFilter.Updated updated) {
            return updated.when().includes(row.updatedAt());
        }
        Object key = row.get(type.table().schema().require(toPerson.field()).slot());
        return key != null
                && filter instanceof ExtractFilter.Listed listed
                && database
                        .persons()
                        .table()
                        .find(database.persons().schema().require(toPerson.targetField()), key.toString())
                        .stream()
                        .anyMatch(person -> listed.list().since(person.id()).isPresent());
    }
}
