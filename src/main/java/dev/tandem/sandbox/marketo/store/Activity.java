package dev.tandem.sandbox.marketo.store;

/**
 * One entry of the activity log.
 *
 * @param id its number, which rises in the order of writing
 * @param personId the person it is about
 * @param at its date, in seconds since 1970
 * @param typeId the number of its type
 * @param author who caused it
 * @param content what it tells
 */
public record Activity(long id, int personId, int at, int typeId, Author author, ActivityContent content) {

    /** Whether it is of this type. */
    public boolean is(ActivityType type) {
        return typeId == type.id();
    }

    /** The same activity in the log of another person. */
    Activity of(int otherPersonId) {
        return new Activity(id, otherPersonId, at, typeId, author, content);
    }
}
