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
 * @param notices one sentence that names the optional lines that were left out; empty if none was
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
