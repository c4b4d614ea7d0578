package dev.tandem.sandbox.data;

import java.util.Map;

/** Takes the rows of the imitated Dynamics, one after another. */
@FunctionalInterface
public interface RowSink {

    /**
     * One row; every row it points to came before.
     *
     * @param table the logical name
     * @param columns values by column: {@code String}, {@code Integer}, {@code BigDecimal}, {@code Boolean},
     *     {@code Instant}, {@code LocalDate}, {@code UUID}, {@link Ref}; the primary key is among them, absent columns
     *     are empty
     */
    void row(String table, Map<String, Object> columns);
}
