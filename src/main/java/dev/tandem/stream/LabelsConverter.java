package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A multi-select option set: {@code "1,3"} in Dynamics, {@code "Design; Sales"} in Marketo, in the options' order.
 * Labels map back where they are unique and hold no semicolon.
 */
public record LabelsConverter(LabelConverter options) implements Converter {

    private static final String BETWEEN = "; ";

    @Override
    public Value fromDynamics(Object raw) {
        return joined(chosen(raw));
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
    public Optional<Loss> loss(Object raw) {
        return options.text().loss(String.join(BETWEEN, labels(chosen(raw))));
    }

    @Override
    public String form() {
        return "labels:" + options.form();
    }

    private static Stream<String> chosen(Object raw) {
        return raw == null || raw.toString().isBlank()
                ? Stream.empty()
                : Arrays.stream(raw.toString().split(",")).map(String::strip);
    }

    /** As many whole labels as the field holds: half a label would be none. */
    private Value joined(Stream<String> values) {
        StringBuilder all = new StringBuilder();
        for (String label : labels(values)) {
            String longer = all.isEmpty() ? label : all + BETWEEN + label;
            if (!options.text().fits(longer)) {
                break;
            }
            all.setLength(0);
            all.append(longer);
        }
        return Value.text(all.toString());
    }

    private List<String> labels(Stream<String> values) {
        return values.map(LabelsConverter::number)
                .distinct()
                .sorted()
                .map(option -> options.label(option.toString()).strip())
                .toList();
    }

    private static Integer number(String option) {
        try {
            return Integer.valueOf(option);
        } catch (NumberFormatException notAnOption) {
            throw new Inconvertible("the value is not a list of options");
        }
    }
}
