package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.tables.Column;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The values of conditions, which FetchXML writes as text. */
final class FetchValues {

    private FetchValues() {}

    /** The value in the form in which rows hold those of the column. */
    static Object read(Column column, String text) {
        try {
            return switch (column.type()) {
                case STRING, MEMO, MULTI_SELECT_PICKLIST -> text;
                case INTEGER, BIGINT, DECIMAL, DOUBLE, MONEY, PICKLIST, STATE, STATUS -> new BigDecimal(text.trim());
                case BOOLEAN -> text.equals("1") || text.equalsIgnoreCase("true");
                case UNIQUEIDENTIFIER, LOOKUP, CUSTOMER, OWNER -> Keys.guid(text.trim());
                case DATE_TIME -> column.dateOnly() ? (Object) day(text) : (Object) time(text);
            };
        } catch (NumberFormatException malformed) {
            throw Refusal.malformed("The condition value '" + text + "' does not suit '" + column.name() + "'.");
        }
    }

    /** A day, of a date or of a point in time. */
    static LocalDate day(String text) {
        return LocalDate.ofInstant(time(text), ZoneOffset.UTC);
    }

    static int whole(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw Refusal.malformed("The condition value '" + text + "' is not a whole number.");
        }
        return Integer.parseInt(text);
    }

    private static Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? text : text + "Z")
                            .toInstant();
        } catch (DateTimeException malformed) {
            throw Refusal.malformed("The condition value '" + text + "' is not a date.");
        }
    }
}
