package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.marketo.store.Assignment;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Persons;
import dev.tandem.sandbox.marketo.store.ValueReader;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts persons into the database that were there before anybody looked: trusted, so read-only fields are taken too. */
public final class Seeding {

    private static final String CREATED_AT = "createdAt";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Database database;

    /** Seeds this database. */
    public Seeding(Database database) {
        this.database = database;
    }

    /**
     * Adds a person with a new id. Its New Lead activity is dated by {@code createdAt}, which may be absent.
     *
     * @param fields values by REST name: text, numbers, booleans, {@link Instant}s, or null
     * @throws IllegalArgumentException for an unknown field or a value that does not fit it
     */
    public void person(Map<String, Object> fields) {
        try {
            List<Assignment> values = new ArrayList<>(fields.size());
            int createdAt = database.now();
            for (Map.Entry<String, Object> each : fields.entrySet()) {
                Field field = database.persons().schema().require(each.getKey());
                Object value = ValueReader.read(field, node(each.getValue()));
                if (!field.name().equals(CREATED_AT)) {
                    values.add(new Assignment(field, value));
                } else if (value != null) {
                    createdAt = Math.toIntExact((Long) value);
                }
            }
            database.persons().create(values, Persons.DEFAULT_PARTITION, Author.OFFICE, createdAt);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }

    private static JsonNode node(Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        }
        if (value instanceof Number number) {
            return NODES.numberNode(new BigDecimal(number.toString()));
        }
        if (value instanceof Instant instant) {
            return NODES.textNode(instant.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return NODES.textNode(value.toString());
    }
}
