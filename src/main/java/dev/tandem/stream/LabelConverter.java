package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An option, a state or a status, which travels as its label; labels map back only where they are unique. */
public record LabelConverter(Map<Integer, String> labels, TextConverter text) implements Converter {

    public LabelConverter {
        labels = Map.copyOf(labels);
    }

    @Override
    public Value fromDynamics(Object raw) {
        return raw == null ? Value.nothing() : text.fromDynamics(label(raw.toString()));
    }

    @Override
    public Value fromMarketo(Object raw) {
        return text.fromMarketo(raw);
    }

    @Override
    public Object toMarketo(Value value) {
        return text.toMarketo(value);
    }

    @Override
    public Object toDynamics(Value value) {
        return value.isNothing() ? null : option(value.canonical());
    }

    @Override
    public Optional<Loss> loss(Object raw) {
        return raw == null ? Optional.empty() : text.loss(label(raw.toString()));
    }

    @Override
    public String form() {
        return "label:" + text.form() + ":" + new java.util.TreeMap<>(labels);
    }

    String label(String option) {
        try {
            String label = labels.get(Integer.valueOf(option.strip()));
            if (label != null) {
                return label;
            }
        } catch (NumberFormatException notAnOption) {
            throw new Inconvertible("the value is not an option");
        }
        throw new UnknownOption();
    }

    int option(String label) {
        var matching = labels.entrySet().stream()
                .filter(entry -> text.fromDynamics(entry.getValue()).canonical().equals(label))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
        if (matching.size() != 1) {
            throw new Inconvertible(
                    matching.isEmpty() ? "no option has this label" : "several options have this label");
        }
        return matching.get(0);
    }
}
