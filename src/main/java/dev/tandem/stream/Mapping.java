package dev.tandem.stream;

import java.util.List;

/**
 * A stream's mapping, settled against the schemas of both systems.
 *
 * @param definition the stream as its file describes it
 * @param lines plain lines with the converter that carries them
 * @param references lookups whose target's key is written
 * @param filtered whether the table has the stream's filter column
 * @param columns every column that must be read
 * @param notices what is no error but worth telling: optional lines that were left out, fields that are short
 */
public record Mapping(
        StreamDefinition definition,
        List<Line> lines,
        List<MappingLine> references,
        boolean filtered,
        List<String> columns,
        List<String> notices) {

    public Mapping {
        lines = List.copyOf(lines);
        references = List.copyOf(references);
        columns = List.copyOf(columns);
        notices = List.copyOf(notices);
    }

    /** A mapping line with its converter. */
    public record Line(MappingLine line, Converter converter) {}

    /** What is read and where it goes: when this changes, every record is looked at anew (design, section 4). */
    public String extent() {
        StringBuilder extent = new StringBuilder(String.join(",", columns));
        lines.forEach(line -> extent.append(';').append(extent(line.line())));
        references.forEach(line -> extent.append(';').append(extent(line)));
        definition.onlyWhen().ifPresent(condition -> extent.append(";only-when ")
                .append(condition.text()));
        return extent.toString();
    }

    private static String extent(MappingLine line) {
        return line.column() + '>' + line.field() + '>' + line.overLong() + line.to();
    }

    /** The forms of all lines: when they change, every fingerprint does. */
    public String form() {
        StringBuilder form = new StringBuilder();
        lines.forEach(line -> form.append(line.line().field())
                .append('=')
                .append(line.converter().form())
                .append(';'));
        references.forEach(line -> form.append(line.field()).append("=reference;"));
        return form.toString();
    }
}
