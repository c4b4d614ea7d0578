package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Row addresses in URLs: a GUID with or without braces, the named primary key, or an alternate key. */
public final class Keys {

    private static final Pattern FIRST = Pattern.compile("^(\\w+)\\(((?:'(?:[^']|'')*+'|[^')])*+)\\)");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern PART = Pattern.compile("(\\w+)\\s*=\\s*('(?:[^']|'')*+'|[^,]+)");

    private final Database database;

    /** The keys of this database's rows. */
    public Keys(Database database) {
        this.database = database;
    }

    /** The id of a plain GUID key. */
    public static UUID guid(String text) {
        String bare = text.replaceAll("^\\{|\\}$", "");
        if (!GUID.matcher(bare).matches()) {
            throw Refusal.malformed("Unrecognized 'Edm.Guid' literal '" + text + "'.");
        }
        return UUID.fromString(bare.toLowerCase(Locale.ROOT));
    }

    /** The path with the first segment's key as a plain GUID, whatever form it had. */
    public String plain(String path) {
        Matcher first = FIRST.matcher(path);
        if (!first.find()) {
            return path;
        }
        Table table = database.tables().ofSet(first.group(1)).orElseThrow(() -> Refusal.unknownSegment(first.group(1)));
        return table.set() + "(" + id(table, first.group(2)) + ")" + path.substring(first.end());
    }

    /** The id that a key predicate names. */
    public UUID id(Table table, String key) {
        if (!key.contains("=")) {
            return guid(key.trim());
        }
        Map<String, String> alternate = alternate(table, key);
        return alternate.isEmpty()
                ? guid(parts(key).get(table.identity().edmKey()))
                : find(table, alternate).orElseThrow(() -> unknown(table));
    }

    /**
     * The literals of an alternate key by column; empty for a primary key.
     *
     * @throws Refusal when the columns are no key of the table
     */
    public Map<String, String> alternate(Table table, String key) {
        Map<String, String> parts = parts(key);
        if (parts.isEmpty() || parts.keySet().equals(Set.of(table.identity().edmKey()))) {
            return Map.of();
        }
        boolean defined = table.alternateKeys().stream()
                .map(columns -> columns.stream()
                        .map(name -> table.column(name).map(Column::property).orElse(name))
                        .collect(Collectors.toSet()))
                .anyMatch(parts.keySet()::equals);
        if (!defined) {
            throw new Refusal(
                    400,
                    "0x80060890",
                    "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM." + table + "'.");
        }
        return parts.entrySet().stream()
                .collect(Collectors.toMap(
                        one -> table.property(one.getKey()).orElseThrow().name(), Map.Entry::getValue));
    }

    /** The row whose columns have these literals. */
    public Optional<UUID> find(Table table, Map<String, String> parts) {
        return database.of(table).all().stream()
                .filter(row -> parts.entrySet().stream().allMatch(one -> matches(row, one.getKey(), one.getValue())))
                .map(Row::id)
                .findFirst();
    }

    /** The refusal of an alternate key that no row has. */
    public static Refusal unknown(Table table) {
        return new Refusal(
                404, "0x80060891", "A record with the specified key values does not exist in " + table + " entity");
    }

    private static Map<String, String> parts(String key) {
        Map<String, String> parts = new HashMap<>();
        PART.matcher(key)
                .results()
                .forEach(part -> parts.put(part.group(1), part.group(2).trim()));
        return parts;
    }

    private static boolean matches(Row row, String name, String wanted) {
        Column column = row.table().column(name).orElseThrow();
        Object value = row.value(column);
        String text = wanted.startsWith("'")
                ? wanted.substring(1, wanted.length() - 1).replace("''", "'")
                : wanted;
        Object plain = value instanceof Ref ref ? ref.id() : value;
        return plain != null && plain.toString().equalsIgnoreCase(text);
    }
}
