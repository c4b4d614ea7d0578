package dev.tandem.marketo;

import java.util.Set;

/**
 * A custom object type, as one of its versions has it (reference: Custom objects, 9.2).
 *
 * @param apiName its API name
 * @param approved whether it has an approved version; its links and its key are fixed then
 * @param drafted whether it has a draft
 * @param fields the API names of the version's fields; those that every custom object has are among them once approved
 */
public record CustomObjectType(String apiName, boolean approved, boolean drafted, Set<String> fields) {

    public CustomObjectType {
        fields = Set.copyOf(fields);
    }
}
