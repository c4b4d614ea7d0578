package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
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

    /** The field that holds the key. */
    Field field(ObjectType type) {
        return this == ID_FIELD ? type.table().schema().require("id") : type.keyField();
    }

    /** The key that a record names, in the form in which keys compare; 1003 when it names none. */
    String key(ObjectType type, JsonNode record) {
        String name = field(type).name();
        JsonNode value = record.path(name);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw new Refusal(ErrorCode.INVALID_DATA, "Value for '" + name + "' not found");
        }
        return value.asText().toLowerCase(Locale.ROOT);
    }

    /** The object with this key. */
    Optional<Row> find(ObjectType type, String key) {
        return this == ID_FIELD
                ? type.table().byId(Parameters.integer("id", key))
                : type.table().find(type.keyField(), key).stream().findFirst();
    }
}
