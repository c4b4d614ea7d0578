package dev.tandem.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A person as the model knows it. */
final class Person {

    final String id;
    final Map<Field, String> values;
    final Set<String> addresses = new HashSet<>();
    final Set<Field> wasOut = new HashSet<>();
    boolean alive = true;
    boolean requested;

    Person(String id, Map<Field, String> values) {
        this.id = id;
        this.values = values;
        values.forEach(this::holds);
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

    /** It lives on in another one. */
    void mergedInto(Person winner) {
        alive = false;
        winner.addresses.addAll(addresses);
        winner.wasOut.addAll(wasOut);
    }
}
