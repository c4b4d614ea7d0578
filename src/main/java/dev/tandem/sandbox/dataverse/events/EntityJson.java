package dev.tandem.sandbox.dataverse.events;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Rows and values in the form of the execution context, which is that of .NET's data contracts. */
final class EntityJson {

    private static final String CONTRACTS = ":http://schemas.microsoft.com/xrm/2011/Contracts";

    private EntityJson() {}

    /** An {@code Entity} with these columns of a row. */
    static void entity(JsonGenerator json, Row row, List<Column> columns) throws IOException {
        json.writeStartObject();
        json.writeStringField("__type", "Entity" + CONTRACTS);
        json.writeArrayFieldStart("Attributes");
        for (Column column : columns) {
            Object value = row.value(column);
            json.writeStartObject();
            json.writeStringField("key", column.name());
            json.writeFieldName("value");
            value(json, column, value);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNullField("EntityState");
        empty(json, "FormattedValues");
        json.writeStringField("Id", row.id().toString());
        empty(json, "KeyAttributes");
        json.writeStringField("LogicalName", row.table().name());
        empty(json, "RelatedEntities");
        json.writeStringField("RowVersion", String.valueOf(row.version()));
        json.writeEndObject();
    }

    /** An {@code EntityReference}. */
    static void reference(JsonGenerator json, String table, UUID id) throws IOException {
        json.writeStartObject();
        json.writeStringField("__type", "EntityReference" + CONTRACTS);
        json.writeStringField("Id", id.toString());
        empty(json, "KeyAttributes");
        json.writeStringField("LogicalName", table);
        json.writeNullField("Name");
        json.writeNullField("RowVersion");
        json.writeEndObject();
    }

    /** An empty list. */
    static void empty(JsonGenerator json, String name) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeEndArray();
    }

    /** A point in time as {@code \/Date(ms)\/}. */
    static String date(Instant time, String offset) {
        return "\"\\/Date(" + time.toEpochMilli() + offset + ")\\/\"";
    }

    private static void value(JsonGenerator json, Column column, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (column.type().isOption()) {
            typed(json, "OptionSetValue", new BigDecimal(value.toString()));
        } else if (value instanceof Ref ref) {
            reference(json, ref.table(), ref.id());
        } else if (value instanceof Instant time) {
            json.writeRawValue(date(time, ""));
        } else if (value instanceof LocalDate day) {
            json.writeRawValue(date(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ""));
        } else if (value instanceof BigDecimal number) {
            amount(json, column, number);
        } else if (value instanceof Number || value instanceof Boolean) {
            json.writeRawValue(value.toString());
        } else {
            json.writeString(value.toString());
        }
    }

    private static void amount(JsonGenerator json, Column column, BigDecimal number) throws IOException {
        if (column.type() == ColumnType.MONEY) {
            typed(json, "Money", number);
        } else {
            json.writeNumber(number);
        }
    }

    private static void typed(JsonGenerator json, String type, BigDecimal value) throws IOException {
        json.writeStartObject();
        json.writeStringField("__type", type + CONTRACTS);
        json.writeNumberField("Value", value);
        json.writeEndObject();
    }
}
