package dev.tandem.sandbox.marketo.store;

import java.util.List;

/** What an activity tells. */
public sealed interface ActivityContent {

    /**
     * Something happened to the person as a whole.
     *
     * @param name the person's name; empty when it has none
     */
    record OfPerson(String name) implements ActivityContent {}

    /**
     * A field of the person changed.
     *
     * @param fieldId the field's number
     * @param before the value before; null for none
     * @param after the value after; null for none
     */
    record OfField(int fieldId, Object before, Object after) implements ActivityContent {}

    /**
     * Something happened that other things take part in.
     *
     * @param assetId the number of the thing that the primary attribute names; 0 for none
     * @param value the primary attribute
     * @param attributes the other attributes that have a value
     */
    record Detailed(long assetId, Object value, List<Attribute> attributes) implements ActivityContent {}

    /**
     * An attribute with its value.
     *
     * @param apiName the API name; empty where the type gives it none
     * @param name the display name
     * @param value the value, never null
     */
    record Attribute(String apiName, String name, Object value) {}

    /** The number of the thing that an activity is about: a field, an asset, else the person itself. */
    static long assetOf(Activity activity) {
        if (activity.content() instanceof OfField change) {
            return change.fieldId();
        }
        return activity.content() instanceof Detailed detailed ? detailed.assetId() : activity.personId();
    }
}
