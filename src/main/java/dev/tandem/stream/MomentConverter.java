package dev.tandem.stream;

import dev.tandem.merge.Value;

/** A moment in UTC, whole seconds. */
public record MomentConverter() implements Converter {

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
        return value.isNothing() ? null : value.canonical();
    }

    @Override
    public Object toDynamics(Value value) {
        return toMarketo(value);
    }

    @Override
    public String form() {
        return "moment";
    }

    private static Value canonical(Object raw) {
        return raw == null || raw.toString().isBlank()
                ? Value.nothing()
                : Value.moment(Moments.moment(raw.toString().strip()));
    }
}
