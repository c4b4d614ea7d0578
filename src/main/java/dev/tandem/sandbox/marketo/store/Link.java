package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;

/**
 * A field whose value is the key of another record.
 *
 * @param field the REST name of the field, which is that of the key it names too
 * @param target the records that it names
 * @param unknown the code when no record has that key
 */
public record Link(String field, Table target, ErrorCode unknown) {

    /** Refuses a key that no record has. */
    public void check(Object key) {
        if (key != null
                && target.find(target.schema().require(field), key.toString()).isEmpty()) {
            throw new Refusal(unknown, "No record has the " + field + " '" + key + "'");
        }
    }
}
