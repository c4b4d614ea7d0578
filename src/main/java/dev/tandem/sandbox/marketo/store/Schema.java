package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one kind of record, in the order of their slots. Fields are added and never removed. */
public final class Schema {

    private final List<Field> standard;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Field> byName = new HashMap<>();
    private final Map<Integer, Field> byId = new HashMap<>();

    /** A schema with the fields that every subscription has. */
    public Schema(List<Field> standard) {
        this.standard = List.copyOf(standard);
        standard.forEach(this::put);
    }

    private void put(Field field) {
        if (field.slot() == fields.size()) {
            fields.add(field);
        } else {
            fields.set(field.slot(), field);
        }
        byName.put(field.name(), field);
        byId.put(field.id(), field);
    }

    /** All fields, hidden ones too. */
    public List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** The field of this REST name; names are case-sensitive. */
    public Optional<Field> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The field of this REST name; 1006 when there is none. */
    public Field require(String name) {
        Field field = byName.get(name);
        if (field == null) {
            throw new Refusal(ErrorCode.FIELD_NOT_FOUND, "Field '" + name + "' not found");
        }
        return field;
    }

    /** The field of this REST name, if a caller may use it; 1006 when there is none or it is hidden. */
    public Field usable(String name) {
        Field field = require(name);
        if (field.shown().hidden()) {
            throw new Refusal(ErrorCode.FIELD_NOT_FOUND, "Field '" + name + "' not found");
        }
        return field;
    }

    /** The fields of these REST names; 1006 for the first that does not exist. */
    public List<Field> requireAll(List<String> names) {
        return names.stream().distinct().map(this::require).toList();
    }

    /** The field by which records may be looked up; 1006 when there is none, 1011 when it does not serve for that. */
    public Field requireSearchable(String name) {
        Field field = usable(name);
        if (!field.rules().searchable()) {
            throw new Refusal(
                    ErrorCode.FIELD_NOT_SUPPORTED, "Field '" + name + "' is not supported as a lookup or filter field");
        }
        return field;
    }

    /** The field with this number. */
    public Field byId(int id) {
        Field field = byId.get(id);
        if (field == null) {
            throw new IllegalArgumentException("no field has the id " + id);
        }
        return field;
    }

    /** Adds a field that the API creates. */
    public Field add(int id, String name, String label, DataType type, boolean company, Field.Shown shown) {
        Field.Rules rules = new Field.Rules(Field.Origin.API, false, company, type.searchable());
        Field field = new Field(id, fields.size(), name, label, type, type.defaultLength(), rules, shown);
        put(field);
        return field;
    }

    /** Replaces a field by another version of itself. */
    public void replace(Field field) {
        put(field);
    }

    /** Replaces all fields, whose slots count from 0. */
    void become(List<Field> all) {
        fields.clear();
        byName.clear();
        byId.clear();
        all.forEach(this::put);
    }

    /** Takes the schema back to what every subscription has. */
    public void clear() {
        become(standard);
    }

    /** Writes the fields that were added and what was changed about the others. */
    public void save(DataOutputStream to) throws IOException {
        to.writeInt(fields.size());
        for (Field field : fields) {
            to.writeInt(field.id());
            to.writeUTF(field.name());
            to.writeUTF(field.label());
            to.writeUTF(field.type().name());
            to.writeBoolean(field.rules().company());
            to.writeUTF(field.shown().description());
            to.writeBoolean(field.shown().hidden());
            to.writeBoolean(field.shown().htmlEncoded());
            to.writeBoolean(field.shown().sensitive());
        }
    }

    /** Replaces the fields by the written ones. */
    public void load(DataInputStream from) throws IOException {
        clear();
        for (int left = from.readInt(); left > 0; left--) {
            int id = from.readInt();
            String name = from.readUTF();
            String label = from.readUTF();
            DataType type = DataType.valueOf(from.readUTF());
            boolean company = from.readBoolean();
            Field.Shown shown =
                    new Field.Shown(from.readUTF(), from.readBoolean(), from.readBoolean(), from.readBoolean());
            Field known = byName.get(name);
            if (known == null) {
                add(id, name, label, type, company, shown);
            } else {
                replace(known.presented(label, shown));
            }
        }
    }
}
