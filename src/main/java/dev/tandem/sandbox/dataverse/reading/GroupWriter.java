package dev.tandem.sandbox.dataverse.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Aggregate;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Function;
import dev.tandem.sandbox.dataverse.fetch.Fetch.GroupBy;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Use;
import dev.tandem.sandbox.dataverse.fetch.Groups.Value;
import dev.tandem.sandbox.dataverse.protocol.Request;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the groups of an aggregate query: no keys and no tags, and nothing for what is null. */
final class GroupWriter {

    private static final Set<Function> COUNTS = EnumSet.of(Function.COUNT, Function.COUNTCOLUMN);

    private final Request request;
    private final Formats formats;

    GroupWriter(Request request, Formats formats) {
        this.request = request;
        this.formats = formats;
    }

    void write(JsonGenerator json, List<Map<String, Value>> groups) throws IOException {
        for (Map<String, Value> group : groups) {
            json.writeStartObject();
            for (Map.Entry<String, Value> member : group.entrySet()) {
                if (member.getValue().value() != null) {
                    write(json, member.getKey(), member.getValue());
                }
            }
            json.writeEndObject();
        }
    }

    private void write(JsonGenerator json, String name, Value value) throws IOException {
        if (value.row() != null && !isOtherNumber(value.shown().use())) {
            new ColumnWriter(name, value.shown().column(), request.preferences(), formats, false)
                    .write(json, value.row(), value.value());
            return;
        }
        if (request.preferences().wants(Annotation.FORMATTED_VALUE)) {
            json.writeStringField(name + "@" + Annotation.FORMATTED_VALUE, Formats.whole(value.value()));
        }
        json.writeFieldName(name);
        ColumnWriter.writeValue(json, value.value());
    }

    /** Whether the value is a number of another kind than the column's: a count or a part of a date. */
    private static boolean isOtherNumber(Use use) {
        return (use instanceof Aggregate aggregate && COUNTS.contains(aggregate.function()))
                || (use instanceof GroupBy group && group.part().isPresent());
    }
}
