package dev.tandem.dynamics;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the columns that were sent an error speaks of. Of the server's text only such a name is taken, as it may quote
 * values (reference: Errors, 14.1).
 */
final class ColumnAtFault {

    private static final Pattern QUOTED = Pattern.compile("['\"`]([A-Za-z][A-Za-z0-9_]{0,99})(?:@odata\\.bind)?['\"`]");
    private static final Pattern TARGET = Pattern.compile("\\(([0-9a-f-]{36})\\)", Pattern.CASE_INSENSITIVE);

    private ColumnAtFault() {}

    /** The first one that the text names, or the lookup whose target it names, or the owner; empty when it names none. */
    static Optional<String> in(DynamicsAnswer answer, Map<String, Object> columns) {
        String message = message(answer);
        Matcher quoted = QUOTED.matcher(message);
        while (quoted.find()) {
            Optional<String> column = called(quoted.group(1), columns);
            if (column.isPresent()) {
                return column;
            }
        }
        return columns.entrySet().stream()
                .filter(column -> column.getValue() instanceof Bind bind && names(message, bind))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> owner(answer, columns));
    }

    /** The one code that speaks of a column by itself. */
    private static Optional<String> owner(DynamicsAnswer answer, Map<String, Object> columns) {
        return ErrorBody.of(answer).code().equals(RefusalCode.OWNER.code())
                ? called("ownerid", columns)
                : Optional.empty();
    }

    private static Optional<String> called(String name, Map<String, Object> columns) {
        return columns.entrySet().stream()
                .filter(column -> column.getKey().equals(name)
                        || (column.getValue() instanceof Bind bind
                                && bind.navigation().equals(name)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean names(String message, Bind bind) {
        if (bind.target() == null) {
            return false;
        }
        Matcher id = TARGET.matcher(bind.target());
        return id.find()
                && message.toLowerCase(Locale.ROOT).contains(id.group(1).toLowerCase(Locale.ROOT));
    }

    private static String message(DynamicsAnswer answer) {
        try {
            return Json.MAPPER
                    .readTree(answer.body())
                    .path("error")
                    .path("message")
                    .asText("");
        } catch (IOException noJson) {
            return "";
        }
    }
}
