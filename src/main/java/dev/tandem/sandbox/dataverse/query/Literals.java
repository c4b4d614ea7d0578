package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.olingo.commons.api.edm.EdmType;

/** Turns an OData literal into the kind of value that rows hold. */
final class Literals {

    private Literals() {}

    static Object value(String text, EdmType type) {
        if (type == null || text.equals("null")) {
            return null;
        }
        try {
            return switch (type.getName()) {
                case "String" -> text.substring(1, text.length() - 1).replace("''", "'");
                case "Guid" -> UUID.fromString(text);
                case "Boolean" -> Boolean.valueOf(text);
                case "Date" -> LocalDate.parse(text);
                case "DateTimeOffset" -> instant(text);
                case "SByte", "Byte", "Int16", "Int32", "Int64", "Decimal", "Double", "Single" -> new BigDecimal(text);
                default -> throw Refusal.malformed("The literal '" + text + "' is not supported here.");
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refusal.malformed("The literal '" + text + "' is not valid.");
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
