package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.util.Optional;

/** Carries values that both systems write alike. */
sealed interface SymmetricConverter extends Converter
        permits TextConverter,
                UrlConverter,
                NumberConverter,
                WholeConverter,
                FloatConverter,
                BooleanConverter,
                DayConverter,
                MomentConverter {

    /** The canonical form of what either system returned; throws {@link Inconvertible}. */
    Value canonical(Object raw);

    /** What is sent to either system; null clears. */
    Object plain(Value value);

    @Override
    default Value fromDynamics(Object raw) {
        return canonical(raw);
    }

    @Override
    default Value fromMarketo(Object raw) {
        return canonical(raw);
    }

    @Override
    default Optional<Loss> lossInMarketo(Object raw) {
        return loss(raw);
    }

    @Override
    default Object toMarketo(Value value) {
        return plain(value);
    }

    @Override
    default Object toDynamics(Value value) {
        return plain(value);
    }
}
