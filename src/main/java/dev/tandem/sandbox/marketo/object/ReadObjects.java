package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.ResultPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Queries objects by the values of a searchable field or by keys; {@code seq} numbers the rows of the answer. */
public final class ReadObjects implements Operation {

    private final ObjectType type;
    private final Supplier<List<String>> shownByDefault;

    /** Queries objects of this type. */
    public ReadObjects(ObjectType type) {
        this(type, type::shownByDefault);
    }

    /**
     * The same, with other fields where a query names none.
     *
     * @param shownByDefault their REST names; empty for all that have a value
     */
    ReadObjects(ObjectType type, Supplier<List<String>> shownByDefault) {
        this.type = type;
        this.shownByDefault = shownByDefault;
    }

    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        ObjectFilter filter = ObjectFilter.of(type, request);
        List<Field> fields = fields(request.parameters().list("fields"));
        ResultPage.of(filter.matches(type), request.parameters())
                .write(out, (page, row, seq) -> write(page, seq, row, fields))
                .moreIfAny(out);
    }

    /** The wanted fields; none stands for every field that has a value. Id and key are always there. */
    private List<Field> fields(List<String> names) {
        List<String> wanted = names.isEmpty() ? shownByDefault.get() : names;
        if (wanted.isEmpty()) {
            return List.of();
        }
        names.forEach(type.table().schema()::usable);
        List<String> all = new ArrayList<>();
        all.add(type.keys().id());
        all.addAll(type.keys().dedupe());
        all.addAll(wanted);
        return type.table().schema().requireAll(all);
    }

    private void write(JsonGenerator out, int seq, Row row, List<Field> fields) throws IOException {
        out.writeStartObject();
        out.writeNumberField("seq", seq);
        for (Field field : fields.isEmpty() ? type.table().schema().fields() : fields) {
            Object value = ObjectValues.of(row, field);
            if (value != null || !fields.isEmpty()) {
                ValueWriter.member(out, field, value);
            }
        }
        out.writeEndObject();
    }
}
