package dev.tandem.sandbox.dataverse.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnSecurity;
import dev.tandem.sandbox.dataverse.tables.Customization.Setup;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A database as a compressed file of JSON lines: the version, then each row with its version and its values by column,
 * and each tombstone.
 */
public final class Snapshot {

    private static final int FORMAT = 1;
    private static final String SETUP = "setup";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Snapshot() {}

    /** Writes all rows and tombstones. */
    public static void write(Database database, UUID organizationId, OutputStream to) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(to);
        JsonGenerator json = JSON.getFactory()
                .createGenerator(zipped)
                .setRootValueSeparator(new SerializedString("\n"))
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeNumberField("format", FORMAT);
        json.writeNumberField("version", database.version());
        json.writeStringField("organization", organizationId.toString());
        json.writeArrayFieldStart("dropped");
        for (String column : database.tables().customization().dropped()) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeObjectFieldStart(SETUP);
        for (Table table : database.tables().addressable()) {
            json.writeFieldName(table.name());
            write(json, database.tables().customization().setup(table));
        }
        json.writeEndObject();
        json.writeEndObject();
        for (Table table : database.tables().addressable()) {
            for (Row row : database.of(table).all()) {
                write(json, table, row);
            }
            for (Tombstone tombstone : database.of(table).deleted(Long.MIN_VALUE, Long.MAX_VALUE)) {
                json.writeStartObject();
                json.writeStringField("deleted", table.name());
                json.writeStringField("id", tombstone.id().toString());
                json.writeNumberField("version", tombstone.version());
                json.writeEndObject();
            }
        }
        json.close();
        zipped.finish();
    }

    /**
     * Replaces all rows by saved ones.
     *
     * @return the saved organization id
     * @throws IOException when the stream is not a snapshot that this version can read
     */
    public static UUID read(Database database, InputStream from) throws IOException {
        try (JsonParser parser = JSON.createParser(new GZIPInputStream(from));
                MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(parser)) {
            JsonNode head = lines.hasNextValue() ? lines.nextValue() : JSON.createObjectNode();
            if (head.path("format").asInt() != FORMAT) {
                throw new IOException("the saved Dataverse rows are of an unknown format");
            }
            database.clear();
            for (JsonNode column : head.path("dropped")) {
                String[] names = column.asText().split("\\.", 2);
                database.tables().customization().drop(names[0], names[1]);
            }
            for (Map.Entry<String, JsonNode> entry : head.path(SETUP).properties()) {
                Table table = database.tables().get(entry.getKey());
                database.tables().customization().setup(table, setup(entry.getValue()));
            }
            while (lines.hasNextValue()) {
                restore(database, lines.nextValue());
            }
            database.version(head.path("version").asLong());
            return UUID.fromString(head.path("organization").asText());
        }
    }

    private static void write(JsonGenerator json, Setup setup) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("tracked", setup.tracked());
        json.writeArrayFieldStart("keys");
        for (List<String> key : setup.keys()) {
            json.writeString(String.join(",", key));
        }
        json.writeEndArray();
        json.writeObjectFieldStart("secured");
        for (Map.Entry<String, ColumnSecurity> column : setup.secured().entrySet()) {
            json.writeStringField(column.getKey(), column.getValue().name());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static Setup setup(JsonNode node) {
        List<List<String>> keys = new ArrayList<>();
        node.path("keys").forEach(key -> keys.add(List.of(key.asText().split(",", -1))));
        Map<String, ColumnSecurity> secured = new LinkedHashMap<>();
        node.path("secured")
                .properties()
                .forEach(column -> secured.put(
                        column.getKey(),
                        ColumnSecurity.valueOf(column.getValue().asText())));
        return new Setup(node.path("tracked").asBoolean(), keys, secured);
    }

    private static void write(JsonGenerator json, Table table, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("table", table.name());
        json.writeStringField("id", row.id().toString());
        json.writeNumberField("version", row.version());
        json.writeObjectFieldStart("values");
        Object[] values = row.copyOfValues();
        for (Column column : table.columns()) {
            Object value = values[column.index()];
            if (value != null) {
                json.writeFieldName(column.name());
                write(json, value);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Ref ref) {
            json.writeString(ref.table() + ":" + ref.id());
        } else if (value instanceof BigDecimal number) {
            json.writeString(number.toPlainString());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void restore(Database database, JsonNode line) throws IOException {
        UUID id = UUID.fromString(line.path("id").asText());
        long version = line.path("version").asLong();
        if (line.has("deleted")) {
            database.of(database.tables().get(line.path("deleted").asText())).bury(new Tombstone(version, id));
            return;
        }
        Table table = database.tables().get(line.path("table").asText());
        Object[] values = new Object[table.width()];
        for (var entry : line.path("values").properties()) {
            Column column = table.column(entry.getKey())
                    .orElseThrow(() -> new IOException("the saved rows have an unknown column " + entry.getKey()));
            values[column.index()] = database.shared(value(column, entry.getValue()));
        }
        database.restore(new Row(table, id, version, values));
    }

    private static Object value(Column column, JsonNode node) {
        String text = node.asText();
        return switch (column.type()) {
            case STRING, MEMO, MULTI_SELECT_PICKLIST -> text;
            case INTEGER, PICKLIST, STATE, STATUS -> node.asInt();
            case BIGINT -> Long.valueOf(text);
            case DECIMAL, MONEY -> new BigDecimal(text);
            case DOUBLE -> Double.valueOf(text);
            case BOOLEAN -> node.asBoolean();
            case UNIQUEIDENTIFIER -> UUID.fromString(text);
            case LOOKUP, CUSTOMER, OWNER ->
                new Ref(text.substring(0, text.indexOf(':')), UUID.fromString(text.substring(text.indexOf(':') + 1)));
            case DATE_TIME -> column.dateOnly() ? (Object) LocalDate.parse(text) : (Object) Instant.parse(text);
        };
    }
}
