package dev.tandem.marketo;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An activity to add to a person's log (reference: Custom activities, 13).
 *
 * @param personId Marketo's id of the person
 * @param at when it happened
 * @param typeId the number of its type
 * @param primary the value of the primary attribute
 * @param attributes the values of others, by API name
 */
public record NewActivity(String personId, Instant at, int typeId, String primary, Map<String, String> attributes) {

    public NewActivity {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** Names the person only. */
    @Override
    public String toString() {
        return "NewActivity[" + personId + "]";
    }
}
