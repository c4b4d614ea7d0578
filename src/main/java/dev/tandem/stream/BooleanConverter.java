package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.util.Locale;

/** Yes or no. */
public record BooleanConverter() implements SymmetricConverter {

    @Override
    public Object plain(Value value) {
        return value instanceof Value.Truth truth ? truth.truth() : null;
    }

    @Override
    public String form() {
        return "boolean";
    }

    @Override
    public Value canonical(Object raw) {
        String text = raw == null ? "" : raw.toString().strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> Value.nothing();
            case "true", "1" -> Value.truth(true);
            case "false", "0" -> Value.truth(false);
            default -> throw new Inconvertible("the value is neither true nor false");
        };
    }
}
