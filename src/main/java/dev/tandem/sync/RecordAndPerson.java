package dev.tandem.sync;

import dev.tandem.state.Base;
import java.util.UUID;

/**
 * A record, the person with which it is merged, and what is known of the two besides.
 *
 * @param change what Dynamics shows of the record
 * @param person the person as it was read, or one that is to be created
 * @param around what the state remembers
 */
record RecordAndPerson(Change change, Person person, Surroundings around) {

    /** The record's id. */
    UUID recordId() {
        return change.recordId();
    }

    /** The base of a field; null without one. */
    Base base(Shown shown) {
        return around.bases().get(shown.field());
    }

    /** Names the record only: fields are personal data. */
    @Override
    public String toString() {
        return "RecordAndPerson[" + recordId() + "]";
    }
}
