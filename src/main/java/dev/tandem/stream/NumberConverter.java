package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whole numbers, decimals and money; money is the row's own amount. */
public record NumberConverter(boolean whole) implements SymmetricConverter {

    @Override
    public Object plain(Value value) {
        return value instanceof Value.Decimal number ? number.number() : null;
    }

    @Override
    public String form() {
        return whole ? "whole" : "decimal";
    }

    /** Marketo sometimes quotes numbers (Marketo reference, section 1.3). */
    @Override
    public Value canonical(Object raw) {
        if (raw == null || raw.toString().isBlank()) {
            return Value.nothing();
        }
        try {
            BigDecimal number = new BigDecimal(raw.toString().strip());
            return Value.number(whole ? number.setScale(0, RoundingMode.HALF_UP) : number);
        } catch (NumberFormatException notANumber) {
            throw new Inconvertible("the value is not a number");
        }
    }
}
