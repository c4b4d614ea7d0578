package dev.tandem.sandbox.marketo.store;

/**
 * One entry of the activity log.
 *
 * @param id its number, which rises in the order of writing
 * @param personId the person it is about
 * @param at its date, in seconds since 1970
 * @param type what happened
 * @param author who caused it
 * @param fieldId the field that changed; 0 where none did
 * @param before the value before; null for none
 * @param after the value after, or the person's name where no field changed; null for none
 */
public record Activity(
        long id, int personId, int at, ActivityType type, Author author, int fieldId, Object before, Object after) {}
