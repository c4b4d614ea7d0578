package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Numbers in a field of whole numbers: integer, percent and score, which hold 32 bits with a sign (Marketo reference,
 * section 1.4). Decimals are rounded half up.
 */
public record WholeConverter() implements SymmetricConverter {

    private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    @Override
    public Object plain(Value value) {
        return NumberConverter.plainNumber(value);
    }

    @Override
    public String form() {
        return "whole";
    }

    @Override
    public Value canonical(Object raw) {
        return Numbers.of(raw).map(WholeConverter::rounded).map(Value::number).orElseGet(Value::nothing);
    }

    @Override
    public Optional<Loss> loss(Object raw) {
        return Numbers.of(raw)
                .filter(number -> rounded(number).compareTo(number) != 0)
                .map(number -> new Loss.Rounded("whole numbers"));
    }

    private static BigDecimal rounded(BigDecimal number) {
        // compared before it is rounded, because a number with a large exponent has too many digits to write out
        if (number.compareTo(MOST.add(BigDecimal.ONE)) >= 0 || number.compareTo(LEAST.subtract(BigDecimal.ONE)) <= 0) {
            throw outside();
        }
        BigDecimal rounded = number.setScale(0, RoundingMode.HALF_UP);
        if (rounded.compareTo(MOST) > 0 || rounded.compareTo(LEAST) < 0) {
            throw outside();
        }
        return rounded;
    }

    private static Inconvertible outside() {
        return new Inconvertible("the number lies outside " + LEAST + " to " + MOST + ", which the field holds");
    }
}
