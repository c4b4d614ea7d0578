package dev.tandem.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One Dataverse table, from its metadata. Helper columns (those with {@code AttributeOf}) are left out, because they
 * cannot be selected.
 *
 * @param logicalName the logical name, such as {@code contact}
 * @param entitySet the name used in URLs, such as {@code contacts}
 * @param primaryId the column that holds the id
 * @param changeTracking whether change tracking is switched on
 * @param columns by logical name
 */
public record Table(
        String logicalName, String entitySet, String primaryId, boolean changeTracking, Map<String, Column> columns) {

    public Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
