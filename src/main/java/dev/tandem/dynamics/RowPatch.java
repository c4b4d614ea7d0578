package dev.tandem.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A change of a row that exists.
 *
 * @param id its id
 * @param version the row version that it must have; empty for any, but it must exist
 * @param columns what changes, by logical column name: null, String, Boolean, Integer, Long, BigDecimal, or a
 *     {@link Bind} for a lookup; dates and times as ISO text
 */
public record RowPatch(UUID id, OptionalLong version, Map<String, Object> columns) {

    public RowPatch {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Names the row only: values are personal data. */
    @Override
    public String toString() {
        return "RowPatch[" + id + ", " + version + "]";
    }
}
