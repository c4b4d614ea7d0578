package dev.tandem.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tables of {@code docs/behaviour.md} whose heads are "behaviour | test | mutant".
 *
 * @param rows all rows, in the page's order
 */
record BehaviourPage(List<BehaviourPage.Row> rows) {

    private static final Path FILE = Path.of("docs/behaviour.md");
    private static final List<String> HEAD = List.of("behaviour", "test", "mutant");

    /**
     * One behaviour.
     *
     * @param behaviour what Tandem does
     * @param test the end-to-end test that shows it
     * @param mutant the name of the mutant that makes this test fail
     */
    record Row(String behaviour, NamedTest test, String mutant) {}

    static BehaviourPage read() {
        List<String> lines;
        try {
            lines = Files.readAllLines(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<Row> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : lines) {
            if (!line.startsWith("|")) {
                inTable = false;
            } else if (cells(line).equals(HEAD)) {
                inTable = true;
            } else if (inTable && !line.startsWith("| ---")) {
                rows.add(row(line));
            }
        }
        return new BehaviourPage(List.copyOf(rows));
    }

    private static Row row(String line) {
        List<String> cells = cells(line);
        if (cells.size() != HEAD.size()) {
            throw new IllegalArgumentException(FILE + ": a row needs " + HEAD.size() + " cells: " + line);
        }
        return new Row(cells.get(0), NamedTest.of(code(cells.get(1))), code(cells.get(2)));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static String code(String cell) {
        if (!cell.matches("`[^`]+`")) {
            throw new IllegalArgumentException(FILE + ": '" + cell + "' must be one name in backquotes");
        }
        return cell.substring(1, cell.length() - 1);
    }
}
