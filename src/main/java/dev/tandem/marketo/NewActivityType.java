package dev.tandem.marketo;

import java.util.List;

/**
 * A custom activity type to create (reference: Custom activities, 13).
 *
 * @param apiName its API name: letters and digits, at most 255
 * @param name its label
 * @param description what it is for
 * @param triggerName the label of the trigger in smart campaigns; unique
 * @param filterName the label of the filter in smart lists; unique
 * @param primary the attribute that every activity has
 * @param attributes the others
 */
public record NewActivityType(
        String apiName,
        String name,
        String description,
        String triggerName,
        String filterName,
        Attribute primary,
        List<Attribute> attributes) {

    public NewActivityType {
        attributes = List.copyOf(attributes);
    }

    /**
     * An attribute of a custom activity type.
     *
     * @param apiName its API name, which never changes
     * @param name its label
     * @param dataType string, boolean, integer, float, link, email, currency, date, datetime, phone or text
     * @param description what it is for
     */
    public record Attribute(String apiName, String name, String dataType, String description) {}
}
