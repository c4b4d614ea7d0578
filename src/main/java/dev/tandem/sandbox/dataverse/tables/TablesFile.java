package dev.tandem.sandbox.dataverse.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads {@code tables.json}: the facts of the Common Data Model about the tables of a marketing sync, corrected by
 * Microsoft's table references.
 */
public final class TablesFile {

    private static final String RESOURCE = "/dev/tandem/sandbox/dataverse/tables.json";

    private final JsonNode file;

    private TablesFile(JsonNode file) {
        this.file = file;
    }

    /** The tables that come with the sandbox. */
    public static Tables read() {
        try (InputStream in = TablesFile.class.getResourceAsStream(RESOURCE)) {
            return new TablesFile(new ObjectMapper().readTree(in)).tables();
        } catch (IOException e) {
            throw new UncheckedIOException("tables.json is not readable", e);
        }
    }

    private Tables tables() {
        List<Table> tables = new ArrayList<>();
        for (JsonNode table : file.path("tables")) {
            tables.add(new Table(identity(table), columns(table), collections(text(table, "name"))));
        }
        return new Tables(tables);
    }

    private static Table.Identity identity(JsonNode table) {
        String key = text(table, "key");
        List<List<String>> alternateKeys = new ArrayList<>();
        table.path("alternateKeys").forEach(one -> alternateKeys.add(texts(one)));
        return new Table.Identity(
                text(table, "name"),
                text(table, "set"),
                text(table, "schemaName"),
                text(table, "label"),
                text(table, "pluralLabel"),
                table.path("objectTypeCode").asInt(),
                key,
                table.path("edmKey").asText(key),
                text(table, "primaryName"),
                text(table, "ownership"),
                table.path("changeTracking").asBoolean(),
                table.path("custom").asBoolean(),
                alternateKeys);
    }

    private List<Column> columns(JsonNode table) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : table.path("columns")) {
            columns.add(column(text(table, "name"), column, columns.size()));
        }
        return columns;
    }

    private static Column column(String table, JsonNode column, int index) {
        ColumnType type = ColumnType.of(text(column, "type"));
        return new Column(
                text(column, "name"),
                text(column, "schemaName"),
                text(column, "label"),
                type,
                index,
                column.path("length").asInt(),
                number(column.path("min")),
                number(column.path("max")),
                column.path("precision").asInt(),
                text(column, "format"),
                text(column, "behavior").equals("DateOnly"),
                column.path("required").asText("None"),
                column.path("create").asBoolean(true),
                column.path("update").asBoolean(true),
                options(column),
                defaultValue(column),
                texts(column.path("targets")),
                navigations(table, column),
                column.path("secret").asBoolean() ? ColumnSecurity.WRITE_ONLY : ColumnSecurity.OPEN);
    }

    private static List<Option> options(JsonNode column) {
        List<Option> options = new ArrayList<>();
        for (JsonNode option : column.path("options")) {
            options.add(new Option(
                    option.path("value").asInt(),
                    text(option, "label"),
                    optional(option.path("state")),
                    optional(option.path("defaultStatus"))));
        }
        return List.copyOf(options);
    }

    private static Optional<Object> defaultValue(JsonNode column) {
        JsonNode value = column.path("default");
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(value.isBoolean() ? (Object) value.asBoolean() : (Object) value.asInt());
    }

    private static List<Navigation> navigations(String table, JsonNode column) {
        List<Navigation> navigations = new ArrayList<>();
        for (JsonNode one : column.path("navigations")) {
            navigations.add(new Navigation(
                    text(one, "name"),
                    table,
                    text(column, "name"),
                    text(one, "target"),
                    text(one, "collection"),
                    text(one, "onDelete").equals("Cascade")));
        }
        return List.copyOf(navigations);
    }

    private List<Collection> collections(String target) {
        List<Collection> collections = new ArrayList<>();
        for (JsonNode table : file.path("tables")) {
            for (JsonNode column : table.path("columns")) {
                navigations(text(table, "name"), column).stream()
                        .filter(one ->
                                one.target().equals(target) && !one.collection().isEmpty())
                        .forEach(one -> collections.add(new Collection.OneToMany(one)));
            }
        }
        for (JsonNode pair : file.path("manyToMany")) {
            addPair(collections, pair, target, "one", "two");
            addPair(collections, pair, target, "two", "one");
        }
        return collections;
    }

    private static void addPair(List<Collection> collections, JsonNode pair, String target, String own, String other) {
        if (text(pair, own).equals(target)) {
            collections.add(new Collection.ManyToMany(
                    text(pair, "name"),
                    text(pair, other),
                    text(pair, "intersect"),
                    text(pair, own + "Column"),
                    text(pair, other + "Column")));
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return List.copyOf(texts);
    }

    private static BigDecimal number(JsonNode node) {
        return node.isMissingNode() ? null : new BigDecimal(node.asText());
    }

    private static OptionalInt optional(JsonNode node) {
        return node.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(node.asInt());
    }
}
