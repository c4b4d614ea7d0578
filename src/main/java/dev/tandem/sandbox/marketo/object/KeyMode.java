package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.ValueReader;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By which key the records of a write or a delete name their objects. */
enum KeyMode {
    DEDUPE_FIELDS("dedupeFields"),
    ID_FIELD("idField");

    private final String word;

    KeyMode(String word) {
        this.word = word;
    }

    static KeyMode of(String word) {
        for (KeyMode mode : values()) {
            if (mode.word.equals(word)) {
                return mode;
            }
        }
        throw new Refusal(ErrorCode.INVALID_DATA, "Invalid key '" + word + "': 'dedupeFields' or 'idField'");
    }

    /** The fields that hold the key. */
    List<Field> fields(ObjectType type) {
        return this == ID_FIELD ? List.of(type.idField()) : type.dedupeFields();
    }

    /** The key that a record names, in the form in which keys compare; 1003 when it names none. */
    List<String> key(ObjectType type, JsonNode record) {
        return key(fields(type), record);
    }

    /** What a record says in these fields, in the form in which keys compare; 1003 when it leaves one out. */
    static List<String> key(List<Field> fields, JsonNode record) {
        return fields.stream().map(field -> value(field, record)).toList();
    }

    private static String value(Field field, JsonNode record) {
        JsonNode value = record.path(field.name());
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw new Refusal(ErrorCode.INVALID_DATA, "Value for '" + field.name() + "' not found");
        }
        return ValueReader.read(field, value).toString().toLowerCase(Locale.ROOT);
    }

    /** The object with this key. */
    Optional<Row> find(ObjectType type, List<String> key) {
        return type.table().findByKey(fields(type), key);
    }
}
