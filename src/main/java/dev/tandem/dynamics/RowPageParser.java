package dev.tandem.dynamics;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a page of rows from its JSON, token by token (reference: Queries, 8.1; Change tracking, 9.3). */
final class RowPageParser {

    private final String idColumn;
    private final List<Row> rows = new ArrayList<>();
    private final List<UUID> deleted = new ArrayList<>();
    private String nextLink;
    private String deltaLink;

    private RowPageParser(String idColumn) {
        this.idColumn = idColumn;
    }

    static RowPage parse(String operation, DynamicsAnswer answer, String idColumn) {
        RowPageParser page = new RowPageParser(idColumn);
        try (JsonParser json = Json.MAPPER.createParser(answer.body())) {
            page.document(json);
        } catch (IOException | IllegalArgumentException e) {
            throw Json.unreadable(operation);
        }
        return new RowPage(
                page.rows,
                page.deleted,
                Optional.ofNullable(page.nextLink),
                Optional.ofNullable(page.deltaLink),
                ServerTime.of(answer));
    }

    /** The one row of an answer that is a row itself. */
    static Row row(String operation, DynamicsAnswer answer, String idColumn) {
        try (JsonParser json = Json.MAPPER.createParser(answer.body())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            return members(json, idColumn).build();
        } catch (IOException | IllegalArgumentException e) {
            throw Json.unreadable(operation);
        }
    }

    private void document(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("no object");
        }
        boolean seen = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "@odata.nextLink" -> nextLink = json.getText();
                case "@odata.deltaLink" -> deltaLink = json.getText();
                case "value" -> {
                    seen = true;
                    rows(json);
                }
                default -> json.skipChildren();
            }
        }
        if (!seen) {
            throw new IOException("no rows");
        }
    }

    private void rows(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            RowBuilder row = members(json, idColumn);
            if (row.isDeleted()) {
                deleted.add(row.deletedId());
            } else {
                rows.add(row.build());
            }
        }
    }

    private static RowBuilder members(JsonParser json, String idColumn) throws IOException {
        RowBuilder row = new RowBuilder(idColumn);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            row.member(name, value(json));
        }
        return row;
    }

    /** One value; decimals and long numbers stay exact. Nested rows are not read. */
    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) json.getDecimalValue()
                        : (Object) json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case START_OBJECT, START_ARRAY -> {
                json.skipChildren();
                yield RowBuilder.NESTED;
            }
            default -> null;
        };
    }
}
