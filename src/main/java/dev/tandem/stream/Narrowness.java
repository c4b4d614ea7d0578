package dev.tandem.stream;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a column may hold a longer text than its field takes. */
final class Narrowness {

    private static final Set<String> TEXTS = Set.of("StringType", "MemoType");

    private Narrowness() {}

    /** What may become too long, and what becomes of it then; empty where everything fits. */
    static Optional<String> of(MappingLine line, ColumnShape column, FieldShape field) {
        int longest = longest(column);
        if (field.length() == null || longest <= field.length()) {
            return Optional.empty();
        }
        return Optional.of(line.column() + " (" + longest + " characters, " + line.field() + " takes " + field.length()
                + ", " + line.overLong().name().toLowerCase(Locale.ROOT) + ")");
    }

    private static int longest(ColumnShape column) {
        if (TEXTS.contains(column.type())) {
            return column.maxLength() == null ? 0 : column.maxLength();
        }
        return column.options().entrySet().stream()
                .map(Map.Entry::getValue)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
