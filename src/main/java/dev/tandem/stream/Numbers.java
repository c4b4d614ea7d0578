package dev.tandem.stream;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads numbers; Marketo sometimes quotes them (Marketo reference, section 1.3). */
final class Numbers {

    private Numbers() {}

    /** The number, or empty where there is none; throws {@link Inconvertible} for anything else. */
    static Optional<BigDecimal> of(Object raw) {
        String text = raw == null ? "" : raw.toString().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            throw new Inconvertible("the value is not a number");
        }
    }
}
