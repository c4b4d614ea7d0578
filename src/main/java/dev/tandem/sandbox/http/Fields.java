package dev.tandem.sandbox.http;

import java.util.Set;

/** What an administrator changes about the fields of the imitated Marketo subscription. */
public interface Fields {

    /** The hidden fields as {@code object.field}. */
    Set<String> hidden();

    /**
     * Hides a field, or shows it again; its values stay.
     *
     * @param object {@code person}, {@code company}, {@code sales-person}, {@code opportunity} or
     *     {@code opportunity-role}
     * @throws IllegalArgumentException with a sentence if there is no such field
     */
    void hide(String object, String field, boolean hidden);
}
