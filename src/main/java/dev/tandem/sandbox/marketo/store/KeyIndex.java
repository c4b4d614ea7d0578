package dev.tandem.sandbox.marketo.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows by the values of several fields together, without regard to case; no two rows share a key. */
final class KeyIndex {

    // no value of one line contains it
    private static final String SEPARATOR = "\n";

    private final List<Field> fields;
    private final Map<String, Row> rows = new HashMap<>();

    KeyIndex(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    void add(Row row) {
        key(row).ifPresent(key -> rows.put(key, row));
    }

    void remove(Row row) {
        key(row).ifPresent(key -> rows.remove(key, row));
    }

    Optional<Row> find(List<String> values) {
        return Optional.ofNullable(rows.get(values.stream().map(Index::key).collect(Collectors.joining(SEPARATOR))));
    }

    /** The key of a row; none while one of its values is missing. */
    private Optional<String> key(Row row) {
        StringBuilder key = new StringBuilder();
        for (Field field : fields) {
            Object value = row.get(field.slot());
            if (value == null) {
                return Optional.empty();
            }
            key.append(key.isEmpty() ? "" : SEPARATOR).append(Index.key(value));
        }
        return Optional.of(key.toString());
    }
}
