package dev.tandem.sandbox.dataverse.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.dataverse.protocol.Preferences;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes rows as a query wants them. */
final class RowWriter {

    private final Query query;
    private final Related related;
    private final Finder finder;
    private final Map<Column, ColumnWriter> columns = new LinkedHashMap<>();
    private final Map<Expansion, RowWriter> expansions = new LinkedHashMap<>();

    RowWriter(Query query, Preferences preferences, Database database, Related related) {
        this.query = query;
        this.related = related;
        this.finder = new Finder(database);
        Formats formats = new Formats(database);
        for (Column column : query.columns()) {
            columns.put(
                    column,
                    new ColumnWriter(
                            column, preferences, formats, query.hidden().contains(column)));
        }
        for (Expansion expansion : query.expansions()) {
            expansions.put(expansion, new RowWriter(expansion.query(), preferences, database, related));
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
        for (Map.Entry<Expansion, RowWriter> entry : expansions.entrySet()) {
            expand(json, row, entry.getKey(), entry.getValue());
        }
    }

    /** The row's entity tag. */
    static String etag(Row row) {
        return "W/\"" + row.version() + "\"";
    }

    private void expand(JsonGenerator json, Row row, Expansion expansion, RowWriter writer) throws IOException {
        json.writeFieldName(expansion.name());
        if (expansion instanceof OneRow one) {
            Optional<Row> target = related.one(row, one.navigation()).filter(one.query()::accepts);
            if (target.isPresent()) {
                writer.write(json, target.get());
            } else {
                json.writeNull();
            }
        } else if (expansion instanceof ManyRows many) {
            json.writeStartArray();
            for (Row member : members(row, many)) {
                writer.write(json, member);
            }
            json.writeEndArray();
        }
    }

    private List<Row> members(Row row, ManyRows many) {
        List<Row> all = related.many(row, many.collection());
        int limit = many.query().top().orElse(all.size());
        return finder.ordered(many.query(), all, Optional.empty(), Math.min(limit, all.size()));
    }
}
