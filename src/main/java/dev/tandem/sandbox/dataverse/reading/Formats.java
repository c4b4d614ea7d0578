package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Option;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formatted values: labels, names, and numbers and dates as an American user sees them. */
final class Formats {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US).withZone(ZoneOffset.UTC);

    private final Database database;

    Formats(Database database) {
        this.database = database;
    }

    /** The formatted value; null when the column's type has none or the value is missing. */
    String format(Row row, Column column, Object value) {
        if (value == null) {
            return null;
        }
        return switch (column.type()) {
            case PICKLIST, STATE, STATUS -> label(column, (Integer) value);
            case BOOLEAN -> label(column, Boolean.TRUE.equals(value) ? 1 : 0);
            case MULTI_SELECT_PICKLIST ->
                Arrays.stream(((String) value).split(",", -1))
                        .map(one -> label(column, Integer.parseInt(one)))
                        .collect(Collectors.joining("; "));
            case LOOKUP, CUSTOMER, OWNER ->
                database.find((Ref) value).map(Row::primaryName).orElse(null);
            case DATE_TIME -> value instanceof LocalDate day ? DAY.format(day) : TIME.format((Instant) value);
            case INTEGER, BIGINT -> number(value, 0);
            case DECIMAL, DOUBLE -> number(value, column.precision());
            case MONEY -> symbol(row) + number(value, 2);
            case STRING, MEMO, UNIQUEIDENTIFIER -> null;
        };
    }

    /** A whole number as an American user sees it. */
    static String whole(Object number) {
        return number(number, 0);
    }

    private String symbol(Row row) {
        return row.value("transactioncurrencyid") instanceof Ref ref
                ? database.find(ref)
                        .map(currency -> (String) currency.value("currencysymbol"))
                        .orElse("")
                : "";
    }

    private static String label(Column column, int value) {
        return column.option(value).map(Option::label).orElse(null);
    }

    private static String number(Object value, int digits) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.US));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(new BigDecimal(value.toString()));
    }
}
