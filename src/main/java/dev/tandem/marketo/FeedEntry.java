package dev.tandem.marketo;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One activity as a feed tells it.
 *
 * @param guid the only key of an activity ({@code marketoGUID}); empty when Marketo sent none
 * @param personId whom it is about: the changed, the deleted, or of a merge the surviving person
 * @param at when it happened, to the second; the epoch when Marketo sent no readable time
 * @param type the id of its type, such as 12 for a new person and 13 for a changed value
 * @param fields which fields changed; empty for most types
 * @param attributes what else Marketo says, by attribute name; lists as JSON text, attributes without a value left out
 */
public record FeedEntry(
        String guid, String personId, Instant at, int type, List<ChangedField> fields, Map<String, String> attributes) {

    public FeedEntry {
        fields = List.copyOf(fields);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** Names the activity and its person only: values and attributes are personal data. */
    @Override
    public String toString() {
        return "FeedEntry[" + guid + ", type " + type + ", person " + personId + "]";
    }
}
