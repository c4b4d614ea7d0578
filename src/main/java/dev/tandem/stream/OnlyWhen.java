package dev.tandem.stream;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A condition under which a row takes part in its stream, in Camel's Simple language; columns are asked for as
 * {@code ${body[column]}}.
 *
 * @param text as it stands in the stream's file
 */
public record OnlyWhen(String text) {

    private static final Pattern COLUMN = Pattern.compile("\\$\\{body\\[(['\"]?)([a-z][a-z0-9_]*)\\1]}");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    /** The columns that it asks for. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        COLUMN.matcher(text).results().map(found -> found.group(2)).forEach(columns::add);
        return columns;
    }

    /** The same in Simple, where the columns stand in headers: a look into a map would be a hundred times as slow. */
    public String byHeaders() {
        return COLUMN.matcher(text).replaceAll(OnlyWhen::header);
    }

    private static String header(MatchResult found) {
        return "\\${header." + found.group(2) + "}";
    }

    /** What is wrong with it, whatever Simple itself says of it; empty if nothing is. */
    Optional<String> problem() {
        String rest = COLUMN.matcher(text).replaceAll("");
        if (rest.contains("${") || rest.contains("$simple{")) {
            return Optional.of("may ask for columns only, each as ${body[column]}");
        }
        if (columns().isEmpty()) {
            return Optional.of("asks for no column; write it as ${body[statecode]} == 0");
        }
        String bare = QUOTED.matcher(rest).replaceAll("");
        return bare.contains("&&") && bare.contains("||")
                ? Optional.of("mixes && with ||, which Simple takes from left to right; use one of them, or 'in'")
                : Optional.empty();
    }
}
