package dev.tandem.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of a page in Markdown. A cell is its text, or what stands between its backquotes if that is all of it. */
record PageTables(List<PageTables.Table> tables) {

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    /** One table: the texts above its columns, and its rows. */
    record Table(List<String> head, List<List<String>> rows) {

        /** What stands in one column, from the top. */
        List<String> column(int number) {
            return rows.stream().map(row -> row.get(number)).toList();
        }
    }

    static PageTables of(Path page) throws IOException {
        List<Table> tables = new ArrayList<>();
        List<List<String>> open = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("|")) {
                open.add(cells(line));
            } else if (!open.isEmpty()) {
                tables.add(table(open));
                open.clear();
            }
        }
        return new PageTables(List.copyOf(tables));
    }

    /** All tables whose first columns are called so. */
    List<Table> allHeaded(String... names) {
        return tables.stream()
                .filter(table -> table.head().size() >= names.length
                        && table.head().subList(0, names.length).equals(List.of(names)))
                .toList();
    }

    /** The only table whose first columns are called so. */
    Table headed(String... names) {
        List<Table> found = allHeaded(names);
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " tables begin with " + List.of(names));
        }
        return found.get(0);
    }

    private static Table table(List<List<String>> lines) {
        List<String> head = lines.get(0);
        List<List<String>> rows = List.copyOf(lines.subList(2, lines.size()));
        rows.forEach(row -> {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException("A row of the table " + head + " has other cells: " + row);
            }
        });
        return new Table(head, rows);
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.lastIndexOf('|'));
        return Arrays.stream(inner.split("\\|", -1)).map(PageTables::text).toList();
    }

    private static String text(String cell) {
        Matcher code = CODE.matcher(cell.strip());
        return code.matches() ? code.group(1) : cell.strip();
    }
}
