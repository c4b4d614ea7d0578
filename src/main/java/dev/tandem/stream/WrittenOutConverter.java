package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.util.Optional;

/**
 * A number, a boolean or a date in a Marketo text field, where its canonical form is written out.
 *
 * @param typed how the column carries it
 * @param text how much the field holds; what is longer is refused, as half a number is another number
 */
public record WrittenOutConverter(Converter typed, TextConverter text) implements Converter {

    @Override
    public Value fromDynamics(Object raw) {
        return fitting(typed.fromDynamics(raw));
    }

    @Override
    public Value fromMarketo(Object raw) {
        return fitting(typed.fromMarketo(raw));
    }

    @Override
    public Object toMarketo(Value value) {
        return value.isNothing() ? null : value.canonical();
    }

    @Override
    public Object toDynamics(Value value) {
        return typed.toDynamics(value);
    }

    @Override
    public Optional<Loss> loss(Object raw) {
        return typed.loss(raw);
    }

    @Override
    public String form() {
        return text.form() + ":" + typed.form();
    }

    private Value fitting(Value value) {
        if (!text.fits(value.canonical())) {
            throw new Inconvertible(
                    "the value is longer than the " + text.length() + " characters that the field takes");
        }
        return value;
    }
}
