package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.StaticList;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The one filter of an extract of persons or custom objects (Marketo reference, sections 11.3 and 11.5). */
sealed interface ExtractFilter {

    /** What was created in a time. */
    record Created(DateRange when) implements ExtractFilter {}

    /** What was changed last in a time. */
    record Updated(DateRange when) implements ExtractFilter {}

    /** The members of a static list. */
    record Listed(StaticList list) implements ExtractFilter {}

    /**
     * Reads a filter.
     *
     * @param allowed the names of the filters that this kind of extract has
     * @throws Refusal 1002 without filter, 1003 for more than one or an unknown one, 1035 for one that this subscription
     *     does not have, 1013 for an unknown list
     */
    static ExtractFilter read(Database database, JsonNode filter, Set<String> allowed) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> each = filter.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        if (names.isEmpty()) {
            throw Parameters.missing("filter");
        }
        if (names.size() > 1 || !allowed.contains(names.get(0))) {
            throw new Refusal(ErrorCode.INVALID_DATA, "A filter must be one of " + String.join(", ", sorted(allowed)));
        }
        JsonNode value = filter.path(names.get(0));
        return switch (names.get(0)) {
            case "createdAt" -> new Created(DateRange.read(value));
            case "updatedAt" -> updated(database, value);
            case "staticListId" ->
                new Listed(database.lists().require(Parameters.integer("staticListId", value.asText())));
            case "staticListName" ->
                new Listed(database.lists()
                        .find(value.asText())
                        .orElseThrow(() ->
                                new Refusal(ErrorCode.OBJECT_NOT_FOUND, "List '" + value.asText() + "' not found")));
            default -> throw new Refusal(ErrorCode.FILTER_UNSUPPORTED);
        };
    }

    private static Updated updated(Database database, JsonNode value) {
        if (!database.behaves(OpenPoint.EXTRACT_BY_UPDATED_AT, "taken")) {
            throw new Refusal(ErrorCode.FILTER_UNSUPPORTED);
        }
        return new Updated(DateRange.read(value));
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
