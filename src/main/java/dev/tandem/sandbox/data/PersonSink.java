package dev.tandem.sandbox.data;

import java.util.Map;

/** Takes the persons of the imitated Marketo, one after another. */
@FunctionalInterface
public interface PersonSink {

    /** One person: texts, numbers, booleans and {@code Instant}s by the REST names of the fields. */
    void person(Map<String, Object> fields);
}
