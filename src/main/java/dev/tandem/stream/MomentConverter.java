package dev.tandem.stream;

import dev.tandem.merge.Value;

/** A moment in UTC, whole seconds. */
public record MomentConverter() implements SymmetricConverter {

    @Override
    public Object plain(Value value) {
        return value.isNothing() ? null : value.canonical();
    }

    @Override
    public String form() {
        return "moment";
    }

    @Override
    public Value canonical(Object raw) {
        return raw == null || raw.toString().isBlank()
                ? Value.nothing()
                : Value.moment(Moments.moment(raw.toString().strip()));
    }
}
