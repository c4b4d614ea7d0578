package dev.tandem.marketo;

import java.util.Set;

/**
 * A custom activity type, as one of its versions has it (reference: Custom activities, 13).
 *
 * @param id the number that its activities carry
 * @param apiName its API name
 * @param approved whether it has an approved version, without which no activity can be added
 * @param drafted whether it has a draft
 * @param attributes the API names of its attributes, the primary one among them
 */
public record CustomActivityType(int id, String apiName, boolean approved, boolean drafted, Set<String> attributes) {

    public CustomActivityType {
        attributes = Set.copyOf(attributes);
    }
}
