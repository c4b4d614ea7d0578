package dev.tandem.dynamics;

import java.util.List;
import java.util.Set;

/**
 * Which columns of which table are read. The id and {@code versionnumber} are always read besides.
 *
 * @param entitySet the name of the table in URLs, such as {@code contacts}
 * @param idColumn the column that holds the id, such as {@code contactid}
 * @param columns logical column names, lookups too
 * @param lookups those of the columns that are lookups
 * @param named whether lookups bring the name of the row they point to
 */
public record Selection(String entitySet, String idColumn, List<String> columns, Set<String> lookups, boolean named) {

    public Selection {
        columns = List.copyOf(columns);
        lookups = Set.copyOf(lookups);
    }
}
