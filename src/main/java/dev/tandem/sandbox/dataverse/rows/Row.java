package dev.tandem.sandbox.dataverse.rows;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One version of one row; a change makes a new one.
 *
 * <p>A value is a {@code String} (also for multi-select columns), {@code Integer}, {@code Long}, {@code BigDecimal},
 * {@code Double}, {@code Boolean}, {@code Instant} in whole seconds, {@code LocalDate}, {@code UUID}, a
 * {@link dev.tandem.sandbox.data.Ref}, or null.
 */
public final class Row {

    private final Table table;
    private final UUID id;
    private final long version;
    private final Object[] values;

    Row(Table table, UUID id, long version, Object[] values) {
        this.table = table;
        this.id = id;
        this.version = version;
        this.values = values;
    }

    /** The table it belongs to. */
    public Table table() {
        return table;
    }

    /** The primary key. */
    public UUID id() {
        return id;
    }

    /** The row version, unique and rising in the whole database. */
    public long version() {
        return version;
    }

    /** The value of a column of this row's table; null for nothing. */
    public Object value(Column column) {
        if (column.type() == ColumnType.BIGINT && column.name().equals("versionnumber")) {
            return version;
        }
        return table.isKey(column) ? id : values[column.index()];
    }

    /** The value of the column of this name; null for nothing, also when the table has no such column. */
    public Object value(String column) {
        return table.column(column).map(this::value).orElse(null);
    }

    /** The text that stands for the row wherever a lookup points to it; null when it has none. */
    public String primaryName() {
        return (String) value(table.identity().primaryName());
    }

    /** Shows every lookup value. */
    void forEachRef(Consumer<Ref> each) {
        for (Object value : values) {
            if (value instanceof Ref ref) {
                each.accept(ref);
            }
        }
    }

    /** The values, for a new version to start from. */
    public Object[] copyOfValues() {
        return values.clone();
    }
}
