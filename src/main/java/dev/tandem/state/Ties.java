package dev.tandem.state;

import java.util.UUID;

/**
 * What a link is remembered to belong with: ids and a keyed fingerprint, never a value.
 *
 * @param relatedTo the record that this one belongs with, such as the opportunity of a role; null without one
 * @param company the account whose company a person was given, which Marketo cannot take back; null without one
 * @param key the fingerprint of the Marketo key, where it is not the record's id; else null
 */
public record Ties(UUID relatedTo, UUID company, Long key) {

    /** Nothing to remember. */
    public static final Ties NONE = new Ties(null, null, null);
}
