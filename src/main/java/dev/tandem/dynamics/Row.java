package dev.tandem.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One row of a table.
 *
 * @param id its id
 * @param version its row version ({@code versionnumber}, else from the ETag); 0 when the service sent neither
 * @param values by logical column name: String, Long, BigDecimal, Boolean, {@link Lookup} or null; and by the
 *     name of an association that was asked for: a list of ids. A column that the
 *     service did not send is absent: unknown is not empty
 */
public record Row(UUID id, long version, Map<String, Object> values) {

    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Names the row only: values are personal data. */
    @Override
    public String toString() {
        return "Row[" + id + ", " + version + "]";
    }
}
