package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.PageToken;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Queries objects by the values of a searchable field; {@code seq} numbers the rows of the answer. */
final class ReadObjects implements Operation {

    private static final int FILTER_VALUES = 300;

    private final ObjectType type;

    ReadObjects(ObjectType type) {
        this.type = type;
    }

    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        Field filter = filter(request.parameters().require("filterType"));
        List<Field> fields = fields(request.parameters().list("fields"));
        List<Row> rows = new ArrayList<>(matches(filter, values(request, filter)));
        int from = request.parameters()
                .find("nextPageToken")
                .map(PageToken::position)
                .orElse(0);
        int to = Math.min(rows.size(), from + request.parameters().batchSize());
        out.writeArrayFieldStart("result");
        for (int i = from; i < to; i++) {
            write(out, i - from, rows.get(i), fields);
        }
        out.writeEndArray();
        if (to < rows.size()) {
            Envelope.more(out, to, rows.size());
        }
    }

    private Field filter(String name) {
        return switch (name) {
            case "idField" -> KeyMode.ID_FIELD.field(type);
            case "dedupeFields" -> KeyMode.DEDUPE_FIELDS.field(type);
            default -> type.table().schema().requireSearchable(name);
        };
    }

    /** The values come as a list, or with a JSON body as the keys of {@code input}. */
    private static Set<String> values(Request request, Field filter) {
        if (!request.body().has("input")) {
            return new LinkedHashSet<>(request.parameters().requireList("filterValues", FILTER_VALUES));
        }
        Set<String> values = new LinkedHashSet<>();
        for (JsonNode record : request.input()) {
            JsonNode value = record.path(filter.name());
            if (!value.isValueNode() || value.isNull()) {
                throw new Refusal(ErrorCode.INVALID_DATA, "Value for '" + filter.name() + "' not found");
            }
            values.add(value.asText());
        }
        return values;
    }

    private Collection<Row> matches(Field filter, Set<String> values) {
        Map<Integer, Row> matches = new TreeMap<>();
        for (String value : values) {
            List<Row> found = filter.name().equals("id")
                    ? type.table().byId(Parameters.integer("id", value)).stream()
                            .toList()
                    : type.table().find(filter, value);
            found.forEach(row -> matches.put(row.id(), row));
        }
        return matches.values();
    }

    /** The wanted fields; none stands for every field that has a value. Id and key are always there. */
    private List<Field> fields(List<String> names) {
        List<String> wanted = names.isEmpty() ? type.shownByDefault() : names;
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(List.of("id", type.key()));
        all.addAll(wanted);
        return type.table().schema().requireAll(all);
    }

    private void write(JsonGenerator out, int seq, Row row, List<Field> fields) throws IOException {
        out.writeStartObject();
        out.writeNumberField("seq", seq);
        for (Field field : fields.isEmpty() ? type.table().schema().fields() : fields) {
            Object value = value(row, field);
            if (value != null || !fields.isEmpty()) {
                ValueWriter.member(out, field, value);
            }
        }
        out.writeEndObject();
    }

    private static Object value(Row row, Field field) {
        return switch (field.name()) {
            case "id" -> row.id();
            case "createdAt" -> (long) row.createdAt();
            case "updatedAt" -> (long) row.updatedAt();
            default -> row.get(field.slot());
        };
    }
}
