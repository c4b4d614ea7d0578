package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a page of a feed (reference: Change feed, 7.2 to 7.6). */
final class FeedPageParser {

    /** All forms that Marketo uses; {@code Z+0000} is mended before (reference: Conventions, 1.3). */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

    private FeedPageParser() {}

    /**
     * Where a feed goes on.
     *
     * @throws MarketoUnavailable when the answer does not say
     */
    static String token(String operation, MarketoAnswer answer) {
        String token = answer.envelope().path("nextPageToken").asText("");
        if (token.isEmpty()) {
            throw new MarketoUnavailable(
                    "The answer to '" + operation + "' from Marketo does not say where the feed goes on.");
        }
        return token;
    }

    /** The page; an entry that names no person is about none, and left out. */
    static FeedPage parse(String operation, MarketoAnswer answer) {
        JsonNode envelope = answer.envelope();
        List<FeedEntry> entries = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (JsonNode result : envelope.path("result")) {
            FeedEntry entry = entry(result);
            boolean first = entry.guid().isEmpty() || known.add(entry.guid());
            if (first && !entry.personId().isEmpty()) {
                entries.add(entry);
            }
        }
        // a stable sort: entries of one second stay as they came
        entries.sort(Comparator.comparing(FeedEntry::at));
        return new FeedPage(
                entries, token(operation, answer), envelope.path("moreResult").asBoolean(), answer.serverTime());
    }

    private static FeedEntry entry(JsonNode result) {
        List<ChangedField> fields = new ArrayList<>();
        for (JsonNode field : result.path("fields")) {
            fields.add(new ChangedField(
                    field.path("name").asText(""), text(field.path("newValue")), text(field.path("oldValue"))));
        }
        String guid = text(result.path("marketoGUID"));
        return new FeedEntry(
                guid == null ? result.path("id").asText("") : guid,
                result.path("leadId").asText(""),
                time(result.path("activityDate").asText("")),
                result.path("activityTypeId").asInt(),
                fields,
                attributes(result.path("attributes")));
    }

    private static Map<String, String> attributes(JsonNode list) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (JsonNode attribute : list) {
            String name =
                    attribute.path("name").asText(attribute.path("apiName").asText(""));
            String value = text(attribute.path("value"));
            if (value != null) {
                attributes.putIfAbsent(name, value);
            }
        }
        return attributes;
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static Instant time(String text) {
        try {
            return TIME.parse(text.replace("Z+0000", "Z"), Instant::from);
        } catch (DateTimeException unreadable) {
            return Instant.EPOCH;
        }
    }
}
