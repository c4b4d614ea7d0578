package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Decimals and money in a float or currency field (Marketo reference, section 1.4: a currency is a float). A float of 64
 * bits gives back 15 significant digits of whatever it was given, so that many are kept.
 */
public record FloatConverter() implements SymmetricConverter {

    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    @Override
    public Object plain(Value value) {
        return NumberConverter.plainNumber(value);
    }

    @Override
    public String form() {
        return "float";
    }

    @Override
    public Value canonical(Object raw) {
        return Numbers.of(raw).map(FloatConverter::kept).map(Value::number).orElseGet(Value::nothing);
    }

    @Override
    public Optional<Loss> loss(Object raw) {
        return Numbers.of(raw)
                .filter(number -> kept(number).compareTo(number) != 0)
                .map(number -> new Loss.Rounded(DIGITS.getPrecision() + " significant digits"));
    }

    private static BigDecimal kept(BigDecimal number) {
        BigDecimal kept = number.round(DIGITS);
        if (Double.isInfinite(kept.doubleValue())) {
            throw new Inconvertible("the number is larger than a float of 64 bits, which the field holds");
        }
        return kept;
    }
}
