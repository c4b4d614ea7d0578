package dev.tandem.stream;

import java.util.Set;

/**
 * The names of a stream's mapping that have worked before: where one of them is absent now, it is gone rather than
 * misspelt.
 *
 * @param columns logical names of columns
 * @param fields REST names of fields
 */
public record KnownNames(Set<String> columns, Set<String> fields) {

    /** Nothing has worked before. */
    public static final KnownNames NONE = new KnownNames(Set.of(), Set.of());

    public KnownNames {
        columns = Set.copyOf(columns);
        fields = Set.copyOf(fields);
    }
}
