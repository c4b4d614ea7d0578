package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.marketo.feed.ActivityWriter;
import dev.tandem.sandbox.marketo.store.Activity;
import dev.tandem.sandbox.marketo.store.ActivityContent;
import dev.tandem.sandbox.marketo.store.ActivityType;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.PageToken.FeedPlace;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an extract of activities writes (Marketo reference, section 11.4).
 *
 * @param database where the activities are
 * @param columns the names of the columns
 * @param when the time that it is about
 * @param types the numbers of the wanted types; empty for all that can be extracted
 * @param assets the numbers of the wanted primary attributes; empty for all
 * @param names the names of the wanted primary attributes; empty for all
 */
record ActivityExtract(
        Database database,
        List<String> columns,
        DateRange when,
        Set<String> types,
        Set<String> assets,
        Set<String> names) {

    private static final List<String> COLUMNS = List.of(
            "marketoGUID",
            "leadId",
            "activityDate",
            "activityTypeId",
            "campaignId",
            "primaryAttributeValueId",
            "primaryAttributeValue",
            "attributes");
    private static final String RESULT = "actionResult";
    private static final int VALUES = 50;

    /**
     * Checks an order.
     *
     * @throws Refusal 1002 without createdAt, 1006 for an unknown column, 1003 for deletions, which are not extracted,
     *     for more than 50 primary attributes, for both kinds of them, or for them without types
     */
    static ExtractFile read(Database database, JsonNode order) {
        ExtractColumns columns = ExtractColumns.read(order, COLUMNS);
        for (String name : columns.names()) {
            if (!COLUMNS.contains(name) && !name.equals(RESULT)) {
                throw new Refusal(ErrorCode.FIELD_NOT_FOUND, "Field '" + name + "' not found");
            }
        }
        JsonNode filter = order.path("filter");
        if (!filter.path("createdAt").isObject()) {
            throw Parameters.missing("createdAt");
        }
        ActivityExtract extract = new ActivityExtract(
                database,
                columns.names(),
                DateRange.read(filter.path("createdAt")),
                texts(filter, "activityTypeIds"),
                texts(filter, "primaryAttributeValueIds"),
                texts(filter, "primaryAttributeValues"));
        extract.check();
        return new ExtractFile(columns.headers(), extract::tell);
    }

    private static Set<String> texts(JsonNode filter, String name) {
        Set<String> texts = new HashSet<>();
        filter.path(name).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private void check() {
        if (types.contains(Integer.toString(ActivityType.DELETE_LEAD.id()))) {
            throw invalid("Deletions are not extracted");
        }
        if (assets.size() > VALUES || names.size() > VALUES) {
            throw invalid("There must not be more than " + VALUES + " primary attributes");
        }
        if (!assets.isEmpty() && !names.isEmpty()) {
            throw invalid("Only one of 'primaryAttributeValueIds' and 'primaryAttributeValues' is allowed");
        }
        if (types.isEmpty() && !(assets.isEmpty() && names.isEmpty())) {
            throw invalid("Primary attributes need 'activityTypeIds'");
        }
    }

    private static Refusal invalid(String message) {
        return new Refusal(ErrorCode.INVALID_DATA, message);
    }

    private void tell(Consumer<List<String>> consumer) {
        ActivityWriter writer = new ActivityWriter(database);
        int before = Math.toIntExact(Math.max(0, when.start() - 1));
        for (Activity each : database.activities().after(new FeedPlace(before, Long.MAX_VALUE))) {
            if (each.at() > when.end()) {
                break;
            }
            if (!each.is(ActivityType.DELETE_LEAD) && isWanted(each)) {
                JsonNode told = writer.tree(each);
                if (names.isEmpty()
                        || names.contains(told.path("primaryAttributeValue").asText())) {
                    consumer.accept(
                            columns.stream().map(name -> cell(told, name)).toList());
                }
            }
        }
    }

    private boolean isWanted(Activity activity) {
        return ActivityType.isKept(activity, database.now())
                && (types.isEmpty() || types.contains(Integer.toString(activity.typeId())))
                && (assets.isEmpty() || assets.contains(Long.toString(ActivityContent.assetOf(activity))));
    }

    private String cell(JsonNode activity, String name) {
        if (name.equals("attributes")) {
            return attributes(activity.path(name)).toString();
        }
        if (name.equals(RESULT)) {
            return "succeeded";
        }
        return activity.has(name) ? activity.path(name).asText() : Cells.EMPTY;
    }

    /** Adobe's pages show an object and, in the API definition, a list of pairs. */
    private JsonNode attributes(JsonNode pairs) {
        if (!database.behaves(OpenPoint.EXTRACT_ATTRIBUTES, "object")) {
            return pairs;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        pairs.forEach(pair -> object.set(pair.path("name").asText(), pair.path("value")));
        return object;
    }
}
