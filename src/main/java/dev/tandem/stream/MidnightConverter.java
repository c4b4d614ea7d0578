package dev.tandem.stream;

import dev.tandem.merge.Value;

/** A day of Dynamics in a date-time field of Marketo, where it is midnight in UTC. */
public record MidnightConverter() implements Converter {

    private static final DayConverter DAY = new DayConverter();

    @Override
    public Value fromDynamics(Object raw) {
        return DAY.fromDynamics(raw);
    }

    @Override
    public Value fromMarketo(Object raw) {
        return DAY.fromMarketo(raw);
    }

    @Override
    public Object toMarketo(Value value) {
        return value.isNothing() ? null : value.canonical() + "T00:00:00Z";
    }

    @Override
    public Object toDynamics(Value value) {
        return DAY.toDynamics(value);
    }

    @Override
    public String form() {
        return "midnight";
    }
}
