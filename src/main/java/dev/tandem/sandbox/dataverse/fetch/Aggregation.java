package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.dataverse.fetch.Fetch.Aggregate;
import dev.tandem.sandbox.dataverse.query.Comparing;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Works out one value of those that the rows of a group have in a column. Nulls do not count, but for {@code count}, which
 * counts rows.
 */
record Aggregation(Column column, Aggregate aggregate) {

    private static final int DIGITS = 4;

    /** The value; null for nothing. */
    Object of(List<Object> values) {
        List<Object> present = values.stream().filter(Objects::nonNull).toList();
        return switch (aggregate.function()) {
            case COUNT -> values.size();
            case COUNTCOLUMN -> aggregate.distinct() ? distinct(present) : present.size();
            case MIN -> present.stream().min(Comparing::compare).orElse(null);
            case MAX -> present.stream().max(Comparing::compare).orElse(null);
            case SUM -> sum(present);
            case AVG -> present.isEmpty() ? null : average(present);
        };
    }

    private static int distinct(List<Object> values) {
        return values.stream()
                .map(Comparing::canonical)
                .collect(Collectors.toSet())
                .size();
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream().map(value -> new BigDecimal(value.toString())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of whole numbers a whole number, as the database does it. */
    private BigDecimal average(List<Object> values) {
        BigDecimal count = BigDecimal.valueOf(values.size());
        return column.type() == ColumnType.INTEGER
                ? sum(values).divide(count, 0, RoundingMode.DOWN)
                : sum(values).divide(count, Math.max(DIGITS, column.precision()), RoundingMode.HALF_UP);
    }
}
