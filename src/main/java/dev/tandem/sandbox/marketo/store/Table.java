package dev.tandem.sandbox.marketo.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All records of one kind, in memory: by id, and by every field that was ever looked up by. Not thread-safe; the
 * database's lock guards it.
 */
public final class Table {

    private final Schema schema;
    private final Interning interning = new Interning();
    private final int usualFirstId;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Index> indexes = new HashMap<>();
    private final Map<List<String>, KeyIndex> keyIndexes = new HashMap<>();
    private int firstId;
    private int size;

    /** An empty table that numbers its records from the given id on. */
    public Table(Schema schema, int firstId) {
        this.schema = schema;
        this.usualFirstId = firstId;
        this.firstId = firstId;
    }

    /** The fields of the records. */
    public Schema schema() {
        return schema;
    }

    /** How many records there are. */
    public int size() {
        return size;
    }

    /** The id of the record that was created last, be it removed since; one less than the first id without any. */
    public int lastId() {
        return firstId + rows.size() - 1;
    }

    /** Adds a record without values. */
    public Row create(int createdAt) {
        return create(createdAt, List.of());
    }

    /** Adds a record without values, with room for those that follow. */
    public Row create(int createdAt, List<Assignment> expected) {
        int width = 0;
        for (Assignment each : expected) {
            width = Math.max(width, each.field().slot() + 1);
        }
        Row row = new Row(firstId + rows.size(), createdAt, createdAt, new Object[width]);
        rows.add(row);
        size++;
        return row;
    }

    /** Removes a record; its id is never used again. */
    public void remove(Row row) {
        indexes.forEach(
                (name, index) -> index.remove(row.get(schema.require(name).slot()), row));
        keyIndexes.values().forEach(index -> index.remove(row));
        rows.set(row.id() - firstId, null);
        size--;
    }

    /** The record with this id. */
    public Optional<Row> byId(long id) {
        long place = id - firstId;
        return place < 0 || place >= rows.size() ? Optional.empty() : Optional.ofNullable(rows.get((int) place));
    }

    /** The records with this value, without regard to case. The first look-up by a field builds its index. */
    public List<Row> find(Field field, String value) {
        if (field.isId()) {
            return number(value).flatMap(this::byId).stream().toList();
        }
        Index index = indexes.get(field.name());
        if (index == null) {
            Index fresh = new Index();
            forEach(row -> fresh.add(row.get(field.slot()), row));
            indexes.put(field.name(), fresh);
            index = fresh;
        }
        return index.find(value);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException noId) {
            return Optional.empty();
        }
    }

    /** The record with these values in these fields, which no two records share. */
    public Optional<Row> findByKey(List<Field> fields, List<String> values) {
        if (fields.size() == 1) {
            return find(fields.get(0), values.get(0)).stream().findFirst();
        }
        return keyIndexes
                .computeIfAbsent(fields.stream().map(Field::name).toList(), any -> {
                    KeyIndex fresh = new KeyIndex(fields);
                    forEach(fresh::add);
                    return fresh;
                })
                .find(values);
    }

    /** Puts a value into a record; whether that changed anything. */
    public boolean set(Row row, Field field, Object value) {
        Object before = row.get(field.slot());
        if (Objects.equals(before, value)) {
            return false;
        }
        Object kept = interning.of(value);
        Index index = indexes.get(field.name());
        if (index != null) {
            index.remove(before, row);
            index.add(kept, row);
        }
        keyIndexes.values().forEach(each -> each.remove(row));
        row.set(field.slot(), kept);
        keyIndexes.values().forEach(each -> each.add(row));
        return true;
    }

    /**
     * Takes on other fields. A value stays where its field stays, by name; where the field's type changed, as far as
     * the value fits the new type.
     */
    public void reshape(List<Field> fields) {
        List<Field> before = List.copyOf(schema.fields());
        schema.become(fields);
        indexes.clear();
        keyIndexes.clear();
        forEach(row -> {
            Object[] values = new Object[fields.size()];
            for (Field old : before) {
                schema.find(old.name())
                        .ifPresent(field -> values[field.slot()] =
                                interning.of(ValueReader.converted(field, old, row.get(old.slot()))));
            }
            row.replace(values);
        });
    }

    /** Notes when a record was last updated, in seconds since 1970. */
    public void touch(Row row, int at) {
        row.updatedAt(at);
    }

    /** Visits all records in the order of their ids. */
    public void forEach(Consumer<Row> visitor) {
        for (Row row : rows) {
            if (row != null) {
                visitor.accept(row);
            }
        }
    }

    /** Gives every record an id that none has had. */
    void giveNewIds() {
        firstId += rows.size();
        number();
    }

    /** Gives every record the id of the one before it, be that removed; the first gets that of the last. */
    void exchangeIds() {
        Collections.rotate(rows, 1);
        number();
    }

    private void number() {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place) != null) {
                rows.get(place).id(firstId + place);
            }
        }
    }

    /** Removes all records; their ids are never used again. */
    void empty() {
        int next = firstId + rows.size();
        clear();
        firstId = next;
    }

    /** Removes all records and starts numbering anew. */
    public void clear() {
        rows.clear();
        indexes.clear();
        keyIndexes.clear();
        size = 0;
        firstId = usualFirstId;
    }

    /** Writes all records. */
    public void save(DataOutputStream to) throws IOException {
        to.writeInt(firstId);
        to.writeInt(rows.size());
        for (Row row : rows) {
            to.writeBoolean(row != null);
            if (row != null) {
                to.writeInt(row.createdAt());
                to.writeInt(row.updatedAt());
                to.writeInt(row.width());
                for (int slot = 0; slot < row.width(); slot++) {
                    ValueCodec.write(to, row.get(slot));
                }
            }
        }
    }

    /** Replaces all records by the written ones. */
    public void load(DataInputStream from) throws IOException {
        clear();
        firstId = from.readInt();
        int count = from.readInt();
        for (int place = 0; place < count; place++) {
            rows.add(from.readBoolean() ? row(firstId + place, from) : null);
        }
        forEach(any -> size++);
    }

    private Row row(int id, DataInputStream from) throws IOException {
        int createdAt = from.readInt();
        int updatedAt = from.readInt();
        Object[] values = new Object[from.readInt()];
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = interning.of(ValueCodec.read(from));
        }
        return new Row(id, createdAt, updatedAt, values);
    }
}
