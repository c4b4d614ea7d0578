package dev.tandem.stream;

import dev.tandem.merge.Value;

/** A calendar day without a zone; of a moment it is the day in UTC. */
public record DayConverter() implements SymmetricConverter {

    @Override
    public Object plain(Value value) {
        return value.isNothing() ? null : value.canonical();
    }

    @Override
    public String form() {
        return "day";
    }

    @Override
    public Value canonical(Object raw) {
        return raw == null || raw.toString().isBlank()
                ? Value.nothing()
                : Value.day(Moments.day(raw.toString().strip()));
    }
}
