package dev.tandem.sandbox.marketo.bulk;

import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The formats of bulk files, which differ in what separates cells; cells are quoted as RFC 4180 says. */
public enum FileFormat {
    /** Separated by commas. */
    CSV(',', "text/csv;charset=UTF-8"),
    /** Separated by tabs. */
    TSV('\t', "text/tab-separated-values;charset=UTF-8"),
    /** Separated by semicolons; two of Adobe's pages say by spaces. */
    SSV(';', "text/csv;charset=UTF-8");

    private static final char QUOTE = '"';

    private final char separator;
    private final String contentType;

    FileFormat(char separator, String contentType) {
        this.separator = separator;
        this.contentType = contentType;
    }

    /** The format of this name in any case; 1003 when there is none. */
    static FileFormat of(String name) {
        for (FileFormat each : values()) {
            if (each.name().equals(name.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new Refusal(ErrorCode.INVALID_DATA, "Invalid format '" + name + "': csv, tsv or ssv");
    }

    /** The content type of a file of this format. */
    String contentType() {
        return contentType;
    }

    /** The rows of a file with their cells, without the empty lines. */
    List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quoted) {
                if (each != QUOTE) {
                    cell.append(each);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
                    cell.append(QUOTE);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (each == QUOTE && cell.isEmpty()) {
                quoted = true;
            } else if (each == separator) {
                end(row, cell);
            } else if (each == '\n') {
                end(rows, row, cell);
            } else if (each != '\r') {
                cell.append(each);
            }
        }
        end(rows, row, cell);
        return rows;
    }

    private static void end(List<String> row, StringBuilder cell) {
        row.add(cell.toString());
        cell.setLength(0);
    }

    private static void end(List<List<String>> rows, List<String> row, StringBuilder cell) {
        end(row, cell);
        if (row.size() > 1 || !row.get(0).isEmpty()) {
            rows.add(List.copyOf(row));
        }
        row.clear();
    }

    /** Writes a row. */
    void append(StringBuilder file, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                file.append(separator);
            }
            append(file, cells.get(i));
        }
        file.append('\n');
    }

    private void append(StringBuilder file, String cell) {
        boolean plain = cell.indexOf(separator) < 0
                && cell.indexOf(QUOTE) < 0
                && cell.indexOf('\n') < 0
                && cell.indexOf('\r') < 0;
        if (plain) {
            file.append(cell);
        } else {
            file.append(QUOTE).append(cell.replace("\"", "\"\"")).append(QUOTE);
        }
    }
}
