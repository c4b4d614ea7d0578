package dev.tandem.sandbox.marketo.store;

/** What else happens when records of one kind come, change and go. */
public interface ObjectEvents {

    /** Nothing else happens. */
    ObjectEvents NONE = new ObjectEvents() {};

    /** A record was created with all its values. */
    default void created(Row row, Author author, int at) {}

    /** A field of a record changed from the given value to the one that it has now. */
    default void changed(Row row, Field field, Object before, Author author, int at) {}

    /** A record is about to be removed. */
    default void deleted(Row row, Author author, int at) {}
}
