package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the query options that Olingo shall see of those that came: without Dataverse's own additions. */
public final class Filters {

    private static final Set<String> PARSED = Set.of("$select", "$filter", "$orderby", "$top", "$count", "$expand");
    private static final Pattern BRACED = Pattern.compile("'(?:[^']|'')*+'|\\{([0-9a-fA-F-]{36})\\}");
    private static final List<String> UNSUPPORTED = List.of("$skip", "$search", "$format");
    private static final List<String> LACKING = List.of("$apply", "$compute", "fetchXml", "savedQuery", "userQuery");

    private final Database database;
    private final Clock clock;

    /** The filters over this database. */
    public Filters(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The options in plain OData; refuses those that Dataverse or the sandbox does not support. */
    public Map<String, String> plain(String path, Map<String, String> options, UUID user) {
        Map<String, String> plain = known(options);
        plain.replaceAll((name, value) -> unbraced(value));
        String filter = plain.get("$filter");
        if (filter != null) {
            table(path)
                    .ifPresent(table -> plain.put(
                            "$filter", new DataverseFunctions(table, user, clock, options).translate(filter)));
        }
        options.forEach((name, value) -> {
            if (name.startsWith("@") && isUsed(name, plain)) {
                plain.put(name, unbraced(value));
            }
        });
        return plain;
    }

    /** The option with its GUIDs as plain literals; braces in texts stay. */
    private static String unbraced(String option) {
        return option.indexOf('{') < 0
                ? option
                : BRACED.matcher(option)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(match.group(1) == null ? match.group() : match.group(1)));
    }

    /** The options that are parsed; refuses unsupported ones. */
    public static Map<String, String> known(Map<String, String> options) {
        Map<String, String> known = new TreeMap<>();
        options.forEach((name, value) -> {
            if (UNSUPPORTED.contains(name)) {
                throw new Refusal(400, "0x80060888", "The query parameter " + name + " is not supported");
            }
            if (LACKING.contains(name)) {
                throw Refusal.lacking(name);
            }
            if (PARSED.contains(name)) {
                known.put(name, value);
            } else if (name.startsWith("$") && !name.matches("\\$(skiptoken|deltatoken|id)")) {
                throw Refusal.malformed("The query parameter " + name + " is not supported");
            }
        });
        return known;
    }

    private static boolean isUsed(String alias, Map<String, String> options) {
        Pattern name = Pattern.compile(Pattern.quote(alias) + "(?!\\w)");
        return options.values().stream().anyMatch(value -> name.matcher(value).find());
    }

    private Optional<Table> table(String path) {
        String[] segments = path.split("/", -1);
        var table = database.tables().ofSet(segments[0].replaceAll("\\(.*", ""));
        for (int i = 1; i < segments.length && table.isPresent(); i++) {
            var collection = table.get().collection(segments[i]);
            if (collection.isPresent()) {
                table = database.tables().find(collection.get().target());
            }
        }
        return table;
    }
}
