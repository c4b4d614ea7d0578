package dev.tandem.sandbox.marketo.bulk;

import dev.tandem.sandbox.marketo.store.ValueWriter;

/** Values as the cells of an extract. */
final class Cells {

    /** How an empty value is written (Adobe, "Bulk Lead Extract"). */
    static final String EMPTY = "null";

    private Cells() {}

    static String of(Object value) {
        if (value == null) {
            return EMPTY;
        }
        if (value instanceof Boolean || value instanceof String) {
            return value.toString();
        }
        return value instanceof Long seconds ? ValueWriter.instant(seconds) : ValueWriter.display(value);
    }
}
