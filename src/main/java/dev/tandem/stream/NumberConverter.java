package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.math.BigDecimal;

/** Decimals of any size and precision, as they are written out in text; money is the row's own amount. */
public record NumberConverter() implements SymmetricConverter {

    @Override
    public Object plain(Value value) {
        return plainNumber(value);
    }

    @Override
    public String form() {
        return "decimal";
    }

    @Override
    public Value canonical(Object raw) {
        return Numbers.of(raw).map(Value::number).orElseGet(Value::nothing);
    }

    static BigDecimal plainNumber(Value value) {
        return value instanceof Value.Decimal number ? number.number() : null;
    }
}
