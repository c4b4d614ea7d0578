package dev.tandem.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints counts in columns. */
final class Tables {

    private final List<List<String>> rows = new ArrayList<>();

    Tables(String... heads) {
        rows.add(List.of(heads));
    }

    void row(String name, long... numbers) {
        List<String> row = new ArrayList<>(List.of(name));
        for (long number : numbers) {
            row.add(String.format(Locale.ROOT, "%,d", number));
        }
        rows.add(row);
    }

    void print(PrintWriter out) {
        int columns = rows.get(0).size();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int at = column;
                int width =
                        rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
                line.append(column == 0 ? "" : "  ")
                        .append(String.format(
                                Locale.ROOT, column == 0 ? "%-" + width + "s" : "%" + width + "s", row.get(column)));
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }
}
