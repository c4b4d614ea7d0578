package dev.tandem.dynamics;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One row's part of a {@code $batch}.
 *
 * @param kind what is done with the row
 * @param id the row
 * @param columns what is sent, by logical column name
 * @param operation the part
 */
record RowWrite(Kind kind, UUID id, Map<String, Object> columns, BatchOperation operation) {

    /** What is done with a row. */
    enum Kind {
        CREATE,
        UPDATE,
        DELETE
    }

    static RowWrite update(Selection selection, RowPatch patch, String annotations) {
        Map<String, String> headers = representation(annotations);
        headers.put("If-Match", condition(patch.version()));
        String target = row(selection, patch.id()) + "?$select=" + RowReader.select(selection);
        BatchOperation operation = new BatchOperation("PATCH", target, headers, Json.line(members(patch.columns())));
        return new RowWrite(Kind.UPDATE, patch.id(), patch.columns(), operation);
    }

    static RowWrite create(Selection selection, RowDraft draft, String annotations) {
        Map<String, Object> members = members(draft.columns());
        members.put(selection.idColumn(), draft.id().toString());
        BatchOperation operation = new BatchOperation(
                "POST",
                selection.entitySet() + "?$select=" + RowReader.select(selection),
                representation(annotations),
                Json.line(members));
        return new RowWrite(Kind.CREATE, draft.id(), draft.columns(), operation);
    }

    static RowWrite delete(Selection selection, RowVersion row) {
        Map<String, String> headers =
                row.version().isPresent() ? Map.of("If-Match", condition(row.version())) : Map.of();
        BatchOperation operation = new BatchOperation("DELETE", row(selection, row.id()), headers, "");
        return new RowWrite(Kind.DELETE, row.id(), Map.of(), operation);
    }

    /** Whether an answer that there is no such row may speak of a row that a lookup was to point to. */
    boolean maySpeakOfAnotherRow() {
        return kind == Kind.UPDATE && columns.values().stream().anyMatch(Bind.class::isInstance);
    }

    private static Map<String, String> representation(String annotations) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Prefer", "return=representation," + annotations);
        return headers;
    }

    private static String row(Selection selection, UUID id) {
        return selection.entitySet() + "(" + id + ")";
    }

    /** Without a condition a PATCH would create a row that is gone (reference: Writes, 10.2). */
    private static String condition(OptionalLong version) {
        return version.isPresent() ? "W/\"" + version.getAsLong() + "\"" : "*";
    }

    private static Map<String, Object> members(Map<String, Object> columns) {
        Map<String, Object> members = new LinkedHashMap<>();
        columns.forEach((column, value) -> {
            if (value instanceof Bind bind) {
                members.put(bind.navigation() + "@odata.bind", bind.target());
            } else {
                members.put(column, checked(column, value));
            }
        });
        return members;
    }

    private static Object checked(String column, Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal) {
            return value;
        }
        throw new IllegalArgumentException("The column '" + column + "' cannot be written from a "
                + value.getClass().getSimpleName() + ".");
    }
}
