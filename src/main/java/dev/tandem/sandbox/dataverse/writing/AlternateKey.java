package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that names a row by an alternate key (Microsoft, "Use an alternate key to reference a record").
 *
 * @param table the table
 * @param parts the literals by column
 * @param id the row of these values, if there is one
 */
record AlternateKey(Table table, Map<String, String> parts, Optional<UUID> id) {

    private static final Pattern PATH = Pattern.compile("(\\w+)\\(((?:'(?:[^']|'')*+'|[^')])*+)\\)");

    /** The alternate key of a path that is one row by one; empty for any other path. */
    static Optional<AlternateKey> of(Database database, String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Table table =
                database.tables().ofSet(matcher.group(1)).orElseThrow(() -> Refusal.unknownSegment(matcher.group(1)));
        Keys keys = new Keys(database);
        Map<String, String> parts = keys.alternate(table, matcher.group(2));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlternateKey(table, parts, keys.find(table, parts)));
    }

    /**
     * Changes the row, or creates it. On an update the key's columns in the body are dropped; on a create they win over
     * those of the address.
     */
    Row upsert(Writer writer, Database database, Body body, Caller caller) {
        if (id.isPresent()) {
            body.values().keySet().removeIf(column -> parts.containsKey(column.name()));
            return writer.update(database.find(new Ref(table.name(), id.get())).orElseThrow(), body, caller);
        }
        parts.forEach((name, literal) -> {
            Column column = table.column(name).orElseThrow();
            if (!column.type().isLookup()) {
                body.values().putIfAbsent(column, value(column, literal));
            }
        });
        return writer.create(table, UUID.randomUUID(), body, caller);
    }

    private static Object value(Column column, String literal) {
        if (literal.startsWith("'")) {
            return literal.substring(1, literal.length() - 1).replace("''", "'");
        }
        try {
            return switch (column.type()) {
                case INTEGER, DECIMAL, PICKLIST -> new BigDecimal(literal);
                default -> literal;
            };
        } catch (NumberFormatException malformed) {
            throw Refusal.malformed("The key value '" + literal + "' of '" + column.name() + "' is not a number.");
        }
    }

    /** Refuses a row whose values of an alternate key another row has; one that lacks a value may be not looked at. */
    static void checkUnique(Platform platform, Row row) {
        Database database = platform.database();
        for (var key : row.table().alternateKeys()) {
            boolean complete = key.stream().allMatch(name -> row.value(name) != null)
                    || (platform.is(OpenPoint.NULL_IN_KEYS, "unique")
                            && key.stream().anyMatch(name -> row.value(name) != null));
            boolean taken = complete
                    && database.of(row.table()).all().stream()
                            .filter(other -> !other.id().equals(row.id()))
                            .anyMatch(other -> key.stream().allMatch(name -> same(row.value(name), other.value(name))));
            if (taken) {
                throw new Refusal(
                        412,
                        "0x80060892",
                        "A record that has the attribute values " + String.join(", ", key)
                                + " already exists on entity " + row.table() + ".");
            }
        }
    }

    private static boolean same(Object one, Object other) {
        return (one instanceof String text && other instanceof String text2)
                ? text.equalsIgnoreCase(text2)
                : Objects.equals(one, other);
    }
}
