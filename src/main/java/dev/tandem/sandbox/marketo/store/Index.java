package dev.tandem.sandbox.marketo.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows by the value of one field, without regard to case. A value that only one row has (nearly all of them)
 * costs no list.
 */
final class Index {

    private final Map<String, Object> rows = new HashMap<>();

    static String key(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }

    void add(Object value, Row row) {
        if (value != null) {
            rows.merge(key(value), row, Index::both);
        }
    }

    @SuppressWarnings("unchecked") // only rows and lists of rows are ever put in
    private static Object both(Object present, Object added) {
        if (present instanceof Row one) {
            List<Row> two = new ArrayList<>(2);
            two.add(one);
            two.add((Row) added);
            return two;
        }
        ((List<Row>) present).add((Row) added);
        return present;
    }

    void remove(Object value, Row row) {
        if (value != null) {
            rows.computeIfPresent(key(value), (key, present) -> {
                if (present instanceof List<?> list) {
                    list.remove(row);
                    return list.isEmpty() ? null : list;
                }
                return present == row ? null : present;
            });
        }
    }

    @SuppressWarnings("unchecked") // only rows and lists of rows are ever put in
    List<Row> find(String value) {
        Object found = rows.get(key(value));
        if (found == null) {
            return List.of();
        }
        return found instanceof Row one ? List.of(one) : (List<Row>) found;
    }
}
