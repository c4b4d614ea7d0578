package dev.tandem.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A row to be created, under an id that was chosen before: so a repeated create is noticed (reference: Writes, 10.1).
 *
 * @param id its id
 * @param columns what it holds, as in {@link RowPatch#columns}; the column of the id need not be among them
 */
public record RowDraft(UUID id, Map<String, Object> columns) {

    public RowDraft {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Names the row only: values are personal data. */
    @Override
    public String toString() {
        return "RowDraft[" + id + "]";
    }
}
