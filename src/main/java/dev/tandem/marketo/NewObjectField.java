package dev.tandem.marketo;

import java.util.Optional;

/**
 * A field to add to a custom object type (reference: Custom objects, 9.2).
 *
 * @param name its API name
 * @param displayName its label
 * @param dataType string, boolean, integer, float, link, email, currency, date, datetime, phone or text
 * @param description what it is for
 * @param key whether it is the object's key (a dedupe field); fixed after the approval
 * @param relatedTo what a link field links to; fixed after the approval
 */
public record NewObjectField(
        String name,
        String displayName,
        String dataType,
        String description,
        boolean key,
        Optional<RelatedTo> relatedTo) {

    /**
     * What a link field links to.
     *
     * @param object {@code lead}, {@code company}, or the API name of another custom object
     * @param field the linked field as the list of linkable objects names it: by its display name for a lead
     */
    public record RelatedTo(String object, String field) {}

    /** Whether it can only be added before the type's first approval. */
    public boolean isFixed() {
        return key || relatedTo.isPresent();
    }
}
