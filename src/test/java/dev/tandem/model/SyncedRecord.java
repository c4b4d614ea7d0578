package dev.tandem.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A lead or a contact as the model knows it. */
final class SyncedRecord {

    /** Whether it is in sync, and if not, why. */
    enum Life {
        IN_SYNC,
        /** Deleted in Dynamics. */
        DELETED,
        /** Merged into another record in Dynamics. */
        MERGED,
        /** A lead that became a contact, which has its person. */
        QUALIFIED,
        /** Its person was merged into the person of another record. */
        WITHOUT_PERSON,
        /** Its person was merged into another one before the sync could know who of the two still has a record. */
        UNCLEAR
    }

    final String set;
    final String id;
    final Map<Field, String> values;
    final Map<Field, Beliefs> beliefs = new LinkedHashMap<>();
    final Set<String> addresses = new HashSet<>();
    final Set<Field> wasOut = new HashSet<>();
    Life life = Life.IN_SYNC;
    Optional<Person> person = Optional.empty();

    /** The sync has seen it: a cycle has done all its work since it is there. */
    boolean known;

    /** The person that took its own in, until the sync has seen that. */
    Optional<Person> lostTo = Optional.empty();

    /** Its person was deleted; it gets a new one when it changes. */
    boolean mayLackItsPerson;

    SyncedRecord(String set, String id, Map<Field, String> values) {
        this.set = set;
        this.id = id;
        this.values = values;
        values.forEach(this::holds);
    }

    boolean inSync() {
        return life == Life.IN_SYNC;
    }

    /** Whose value survives where both sides changed a field, as the shipped files say. */
    String winner() {
        return set.equals("leads") ? "marketo" : "dynamics";
    }

    /** It has that value now. */
    void holds(Field field, String value) {
        values.put(field, value);
        if (field.equals(Field.EMAIL)) {
            addresses.add(value);
        } else if (field.consent() && value.equals("true")) {
            wasOut.add(field);
        }
    }

    /** Somebody sees that it has this person now, whose values are these; on nothing was agreed before. */
    void met(Person next, Map<Field, String> agreed) {
        person = Optional.of(next);
        beliefs.clear();
        values.forEach((field, value) -> beliefs.put(
                field,
                new Beliefs(
                        field,
                        winner(),
                        new Beliefs.World(value, next.values.getOrDefault(field, ""), agreed.get(field)))));
    }

    /** A cycle has done all its work. */
    void settled() {
        known = true;
        lostTo = Optional.empty();
    }

    void parted() {
        person = Optional.empty();
        beliefs.clear();
    }

    @Override
    public String toString() {
        return set + " " + id;
    }
}
