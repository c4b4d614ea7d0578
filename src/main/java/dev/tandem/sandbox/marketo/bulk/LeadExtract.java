package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Activity;
import dev.tandem.sandbox.marketo.store.ActivityType;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.PageToken.FeedPlace;
import dev.tandem.sandbox.marketo.wire.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What an extract of persons writes (Marketo reference, section 11.3). */
final class LeadExtract {

    private static final Set<String> FILTERS =
            Set.of("createdAt", "updatedAt", "staticListName", "staticListId", "smartListName", "smartListId");

    private LeadExtract() {}

    /** Checks an order; 1002 without fields, 1006 for an unknown one, and what the filter refuses. */
    static ExtractFile read(Database database, JsonNode order) {
        ExtractColumns columns = ExtractColumns.read(order, List.of());
        if (columns.names().isEmpty()) {
            throw Parameters.missing("fields");
        }
        List<Field> fields = columns.names().stream()
                .map(database.persons().schema()::usable)
                .toList();
        ExtractFilter filter = ExtractFilter.read(database, order.path("filter"), FILTERS);
        return new ExtractFile(columns.headers(), each -> tell(database, fields, filter, each));
    }

    private static void tell(
            Database database, List<Field> fields, ExtractFilter filter, Consumer<List<String>> consumer) {
        Predicate<Row> wanted = wanted(database, filter);
        database.persons().table().forEach(person -> {
            if (wanted.test(person)) {
                consumer.accept(fields.stream()
                        .map(field -> Cells.of(database.persons().value(person, field)))
                        .toList());
            }
        });
    }

    private static Predicate<Row> wanted(Database database, ExtractFilter filter) {
        if (filter instanceof ExtractFilter.Created created) {
            return person -> created.when().includes(person.createdAt());
        }
        if (filter instanceof ExtractFilter.Listed listed) {
            return person -> listed.list().since(person.id()).isPresent();
        }
        DateRange when = ((ExtractFilter.Updated) filter).when();
        Map<Integer, Integer> changed = lastChanges(database);
        return person -> when.includes(changed.getOrDefault(person.id(), person.updatedAt()));
    }

    /** When each person's fields last changed; not what {@code updatedAt} shows, which custom fields leave alone. */
    private static Map<Integer, Integer> lastChanges(Database database) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Activity each : database.activities().after(new FeedPlace(0, 0))) {
            if (each.is(ActivityType.CHANGE_DATA_VALUE) || each.is(ActivityType.NEW_LEAD)) {
                last.merge(each.personId(), each.at(), Math::max);
            }
        }
        return last;
    }
}
