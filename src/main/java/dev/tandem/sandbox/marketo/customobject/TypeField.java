package dev.tandem.sandbox.marketo.customobject;

import dev.tandem.sandbox.marketo.store.CustomDataType;
import java.util.Optional;

/**
 * A field of a custom object type.
 *
 * @param name the API name
 * @param label the display name
 * @param type the data type
 * @param description a text for people; empty for none
 * @param dedupe whether it is part of the external key
 * @param relatedTo what a link field names; present for these only
 */
record TypeField(
        String name,
        String label,
        CustomDataType type,
        String description,
        boolean dedupe,
        Optional<RelatedTo> relatedTo) {

    /**
     * What a link field names.
     *
     * @param name the other kind of record: {@code lead}, {@code company}, or a custom object
     * @param field its field with the same value
     */
    record RelatedTo(String name, String field) {}

    /** Whether approval freezes it (Adobe, "Custom Object Types": link fields and dedupe fields). */
    boolean freezes() {
        return dedupe || relatedTo.isPresent();
    }
}
