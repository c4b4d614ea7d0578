package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A multi-select option set: {@code "1,3"} in Dynamics, {@code "Design; Sales"} in Marketo, in the options' order. */
public record LabelsConverter(LabelConverter options) implements Converter {

    private static final String BETWEEN = "; ";

    @Override
    public Value fromDynamics(Object raw) {
        if (raw == null || raw.toString().isBlank()) {
            return Value.nothing();
        }
        return joined(Arrays.stream(raw.toString().split(",")).map(String::strip));
    }

    @Override
    public Value fromMarketo(Object raw) {
        if (raw == null || raw.toString().isBlank()) {
            return Value.nothing();
        }
        return joined(Arrays.stream(raw.toString().split(";"))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .map(label -> Integer.toString(options.option(label))));
    }

    @Override
    public Object toMarketo(Value value) {
        return options.text().toMarketo(value);
    }

    @Override
    public Object toDynamics(Value value) {
        return value.isNothing()
                ? null
                : Arrays.stream(value.canonical().split(BETWEEN))
                        .map(label -> Integer.toString(options.option(label)))
                        .collect(Collectors.joining(","));
    }

    @Override
    public String form() {
        return "labels:" + options.form();
    }

    private Value joined(java.util.stream.Stream<String> values) {
        return options.text()
                .fromDynamics(values.map(Integer::valueOf)
                        .sorted()
                        .map(option -> options.label(option.toString()))
                        .collect(Collectors.joining(BETWEEN)));
    }
}
