package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A field whose value names another record.
 *
 * @param field the REST name of the field
 * @param target the records that it names
 * @param targetField the REST name of their field that has the same value
 * @param unknown tells the code when no record has that value
 */
public record Link(String field, Table target, String targetField, Supplier<ErrorCode> unknown) {

    /** A link by a key that has one name on both sides. */
    static Link byKey(String key, Table target, ErrorCode unknown) {
        return new Link(key, target, key, () -> unknown);
    }

    /** Whether it names these records by the number that Marketo gave them. */
    boolean namesById(Table records) {
        return target.equals(records) && targetField.equals("id");
    }

    /** The record that has this value. */
    Optional<Row> named(Object value) {
        return target.find(target.schema().require(targetField), value.toString()).stream()
                .findFirst();
    }

    /** Refuses a value that no record has. */
    public void check(Object value) {
        if (value != null && named(value).isEmpty()) {
            throw new Refusal(unknown.get(), "No record has the " + field + " '" + value + "'");
        }
    }
}
