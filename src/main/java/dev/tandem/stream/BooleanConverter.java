package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.util.Locale;

/** Yes or no. */
public record BooleanConverter() implements Converter {

    @Override
    public Value fromDynamics(Object raw) {
        return canonical(raw);
    }

    @Override
    public Value fromMarketo(Object raw) {
        return canonical(raw);
    }

    @Override
    public Object toMarketo(Value value) {
        return value instanceof Value.Truth truth ? truth.truth() : null;
    }

    @Override
    public Object toDynamics(Value value) {
        return toMarketo(value);
    }

    @Override
    public String form() {
        return "boolean";
    }

    private static Value canonical(Object raw) {
        String text = raw == null ? "" : raw.toString().strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> Value.nothing();
            case "true", "1" -> Value.truth(true);
            case "false", "0" -> Value.truth(false);
            default -> throw new Inconvertible("the value is neither true nor false");
        };
    }
}
