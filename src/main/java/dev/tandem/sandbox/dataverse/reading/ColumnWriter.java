package dev.tandem.sandbox.dataverse.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Preferences;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes one column of many rows, with the annotations that were asked for. */
final class ColumnWriter {

    private final Column column;
    private final Formats formats;
    private final boolean hidden;
    private final String member;
    private final SerializableString name;
    private final SerializableString formatted;
    private final SerializableString navigation;
    private final SerializableString logicalName;

    /** The writer of a column under its own name, which may be hidden from the reader. */
    ColumnWriter(Column column, Preferences preferences, Formats formats, boolean hidden) {
        this(column.property(), column, preferences, formats, hidden);
    }

    /** The writer of a column under a name that the reader wants. */
    ColumnWriter(String member, Column column, Preferences preferences, Formats formats, boolean hidden) {
        this.hidden = hidden;
        this.column = column;
        this.formats = formats;
        this.member = member;
        this.name = new SerializedString(member);
        this.formatted = annotation(preferences, Annotation.FORMATTED_VALUE);
        this.navigation = column.type().isLookup() ? annotation(preferences, Annotation.NAVIGATION) : null;
        this.logicalName = column.type().isLookup() ? annotation(preferences, Annotation.LOGICAL_NAME) : null;
    }

    private SerializableString annotation(Preferences preferences, String annotation) {
        return preferences.wants(annotation) ? new SerializedString(member + "@" + annotation) : null;
    }

    /** Writes the member and its annotations into the open object. */
    void write(JsonGenerator json, Row row, Object value) throws IOException {
        if (value != null && !hidden) {
            annotate(json, row, value);
        }
        json.writeFieldName(name);
        writeValue(json, hidden ? null : value);
    }

    private void annotate(JsonGenerator json, Row row, Object value) throws IOException {
        String text = formatted == null ? null : formats.format(row, column, value);
        if (text != null) {
            json.writeFieldName(formatted);
            json.writeString(text);
        }
        if (value instanceof Ref ref) {
            if (navigation != null) {
                json.writeFieldName(navigation);
                json.writeString(navigationTo(ref.table()));
            }
            if (logicalName != null) {
                json.writeFieldName(logicalName);
                json.writeString(ref.table());
            }
        }
    }

    private String navigationTo(String table) {
        return column.navigations().stream()
                .filter(one -> one.target().equals(table) || one.target().equals("principal"))
                .findFirst()
                .map(Navigation::name)
                .orElse(column.name());
    }

    /** Writes a bare value. */
    static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Ref ref) {
            json.writeString(ref.id().toString());
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }
}
