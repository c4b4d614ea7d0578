package dev.tandem.stream;

import dev.tandem.merge.Value;

/** A calendar day without a zone; of a moment it is the day in UTC. */
public record DayConverter() implements Converter {

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
        return "day";
    }

    private static Value canonical(Object raw) {
        return raw == null || raw.toString().isBlank()
                ? Value.nothing()
                : Value.day(Moments.day(raw.toString().strip()));
    }
}
