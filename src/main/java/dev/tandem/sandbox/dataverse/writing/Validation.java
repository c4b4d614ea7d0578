package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import dev.tandem.sandbox.dataverse.tables.Option;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks values against lengths, ranges, options and dates, as the platform does before it stores anything. */
final class Validation {

    private static final String PREFIX = "A validation error occurred. ";
    private static final Instant EARLIEST = Instant.parse("1753-01-01T00:00:00Z");

    private final Table table;
    private final boolean keepsEmptyText;

    Validation(Table table) {
        this(table, false);
    }

    /** The same, which may keep an empty text instead of making it null. */
    Validation(Table table, boolean keepsEmptyText) {
        this.table = table;
        this.keepsEmptyText = keepsEmptyText;
    }

    /** The values in stored form, without those that may not be written now. */
    Map<Column, Object> check(Map<Column, Object> values, boolean creating) {
        Map<Column, Object> checked = new LinkedHashMap<>();
        values.forEach((column, value) -> {
            if (creating ? column.creatable() : column.updatable()) {
                checked.put(column, check(column, value));
            }
        });
        return checked;
    }

    private Object check(Column column, Object value) {
        if (value == null || value.equals("")) {
            if (column.isSystemRequired()) {
                throw new Refusal(
                        400,
                        "0x80040200",
                        "Required field '" + column.name() + "' is missing for entity " + table + ".");
            }
            return keepsEmptyText && "".equals(value) && column.type().isText() ? value : null;
        }
        if (column.type().isText()) {
            checkLength(column, (String) value);
        } else if (column.type().isOption()) {
            checkOption(column, value);
        } else if (column.type() == ColumnType.MULTI_SELECT_PICKLIST) {
            Arrays.stream(((String) value).split(",", -1)).forEach(one -> checkOption(column, one));
        } else if (column.type().isNumber()) {
            checkRange(column, (BigDecimal) value);
        }
        return stored(column, value);
    }

    private Object stored(Column column, Object value) {
        try {
            Object stored = Values.stored(column, value);
            if (isTooEarly(stored)) {
                throw invalidDate(column);
            }
            return stored;
        } catch (IllegalArgumentException e) {
            throw column.type() == ColumnType.DATE_TIME
                    ? invalidDate(column)
                    : Refusal.payload("The value of '" + column.name() + "' is not valid.");
        }
    }

    private static boolean isTooEarly(Object stored) {
        return (stored instanceof Instant time && time.isBefore(EARLIEST))
                || (stored instanceof LocalDate day && day.getYear() < 1753);
    }

    private void checkLength(Column column, String text) {
        if (text.codePointCount(0, text.length()) > column.maxLength() && text.length() > column.maxLength()) {
            throw new Refusal(
                    400,
                    "0x80044331",
                    PREFIX + " The length of the '" + column.name() + "' attribute of the '" + table
                            + "' entity exceeded the maximum allowed length of '" + column.maxLength() + "'.");
        }
    }

    private void checkOption(Column column, Object value) {
        String number = value.toString().trim();
        boolean known = column.options().stream().anyMatch(option -> number.equals(String.valueOf(option.value())));
        if (!known) {
            String accepted = column.options().stream()
                    .map(Option::value)
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
            throw new Refusal(
                    400,
                    "0x8004431a",
                    PREFIX + "The value " + number + " of '" + column.name() + "' on record of type '" + table
                            + "' is outside the valid range. Accepted Values: " + accepted);
        }
    }

    private void checkRange(Column column, BigDecimal number) {
        if (number.compareTo(column.min()) < 0 || number.compareTo(column.max()) > 0) {
            throw new Refusal(
                    400,
                    "0x80044330",
                    PREFIX + " The value of '" + column.name() + "' on record of type '" + table
                            + "' is outside the valid range.");
        }
    }

    private static Refusal invalidDate(Column column) {
        return new Refusal(400, "0x80040239", "The date-time format or range of '" + column.name() + "' is not valid.");
    }
}
