package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a write is addressed to.
 *
 * @param table the table
 * @param id the row; empty for the whole set
 * @param rest the segments behind it
 */
record Address(Table table, Optional<UUID> id, List<String> rest) {

    private static final Pattern PATH = Pattern.compile("(\\w+)(?:\\(((?:'(?:[^']++|'')*+'|[^')]++)*+)\\))?(?:/(.*))?");

    /** Reads a path behind the service root. */
    static Address of(Database database, String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw Refusal.unknownSegment(path);
        }
        Table table =
                database.tables().ofSet(matcher.group(1)).orElseThrow(() -> Refusal.unknownSegment(matcher.group(1)));
        return new Address(
                table,
                Optional.ofNullable(matcher.group(2)).map(key -> new Keys(database).id(table, key)),
                matcher.group(3) == null ? List.of() : List.of(matcher.group(3).split("/", -1)));
    }

    /** The last segments, joined again. */
    String tail() {
        return String.join("/", rest);
    }
}
