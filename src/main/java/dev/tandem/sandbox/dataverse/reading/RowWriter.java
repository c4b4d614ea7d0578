package dev.tandem.sandbox.dataverse.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.dataverse.protocol.Preferences;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Properties;
import dev.tandem.sandbox.dataverse.query.Query;
import dev.tandem.sandbox.dataverse.query.Query.Expansion;
import dev.tandem.sandbox.dataverse.query.Query.ManyRows;
import dev.tandem.sandbox.dataverse.query.Query.OneRow;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes rows as a query wants them. */
final class RowWriter {

    private final Query query;
    private final Related related;
    private final Map<Column, ColumnWriter> columns = new LinkedHashMap<>();
    private final Map<OneRow, RowWriter> rows = new LinkedHashMap<>();
    private final List<CollectionWriter> collections = new ArrayList<>();

    RowWriter(Query query, Request request, Database database, Related related) {
        this(query, request, database, related, query.isNested());
    }

    private RowWriter(Query query, Request request, Database database, Related related, boolean paged) {
        this.query = query;
        this.related = related;
        Preferences preferences = request.preferences();
        Formats formats = new Formats(database);
        for (Column column : query.columns()) {
            columns.put(
                    column,
                    new ColumnWriter(
                            column, preferences, formats, query.hidden().contains(column)));
        }
        for (Expansion expansion : query.expansions()) {
            RowWriter writer = new RowWriter(expansion.query(), request, database, related, paged);
            if (expansion instanceof OneRow one) {
                rows.put(one, writer);
            } else if (expansion instanceof ManyRows many) {
                collections.add(new CollectionWriter(many, request, new Finder(database), related, writer, paged));
            }
        }
    }

    /** Writes a row as an object. */
    void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        writeMembers(json, row);
        json.writeEndObject();
    }

    /** Writes a row's members into the open object. */
    void writeMembers(JsonGenerator json, Row row) throws IOException {
        boolean same = row.table() == query.table();
        if (!same) {
            json.writeStringField("@odata.type", "#Microsoft.Dynamics.CRM." + row.table());
        }
        json.writeStringField("@odata.etag", etag(row));
        for (Map.Entry<Column, ColumnWriter> entry : columns.entrySet()) {
            Column column = entry.getKey();
            Object value = same ? row.value(column) : Properties.read(row, column.property());
            entry.getValue().write(json, row, value);
        }
        for (Map.Entry<OneRow, RowWriter> entry : rows.entrySet()) {
            expand(json, row, entry.getKey(), entry.getValue());
        }
        for (CollectionWriter collection : collections) {
            collection.write(json, row);
        }
    }

    /** The row's entity tag. */
    static String etag(Row row) {
        return "W/\"" + row.version() + "\"";
    }

    private void expand(JsonGenerator json, Row row, OneRow one, RowWriter writer) throws IOException {
        json.writeFieldName(one.name());
        Optional<Row> target = related.one(row, one.navigation()).filter(one.query()::accepts);
        if (target.isPresent()) {
            writer.write(json, target.get());
        } else {
            json.writeNull();
        }
    }
}
